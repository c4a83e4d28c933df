package dev.waybill.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends requests that were written before, each over a connection that no other one uses meanwhile; there are as many as that needs. It costs
 * little: whoever loads a service shares its processors.
 */
public final class PreparedCalls implements AutoCloseable {

    private static final int LARGEST_RESPONSE = 16 * 1024;

    private final InetSocketAddress address;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    private record Connection(SocketChannel channel, ByteBuffer response) {}

    /** @param address of the service */
    public PreparedCalls(InetSocketAddress address) {
        this.address = address;
    }

    /** The bytes of a request with a body. */
    public static byte[] post(String path, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: bench\r\n" + headers + "Content-Length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + bytes.length)
                .put(head)
                .put(bytes)
                .array();
    }

    /** Sends a request; done with the status of its answer. */
    public CompletableFuture<Integer> send(byte[] request) {
        return CompletableFuture.supplyAsync(() -> exchange(ByteBuffer.wrap(request)), threads);
    }

    @Override
    public void close() {
        threads.close();
        idle.forEach(PreparedCalls::end);
    }

    private int exchange(ByteBuffer request) {
        Connection connection = idle.poll();
        try {
            connection = connection == null ? connect() : connection;
            while (request.hasRemaining()) {
                connection.channel.write(request);
            }
            int status = answer(connection);
            idle.push(connection);
            return status;
        } catch (IOException e) {
            if (connection != null) {
                end(connection);
            }
            throw new IllegalStateException("no answer", e);
        }
    }

    private static int answer(Connection connection) throws IOException {
        connection.response.clear();
        int status = ResponseParser.INCOMPLETE;
        while (status == ResponseParser.INCOMPLETE) {
            if (!connection.response.hasRemaining() || connection.channel.read(connection.response) < 0) {
                throw new EOFException("an answer that is too long, or broke off");
            }
            status = ResponseParser.status(connection.response);
        }
        return status;
    }

    private Connection connect() throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new Connection(channel, ByteBuffer.allocate(LARGEST_RESPONSE));
    }

    private static void end(Connection connection) {
        try {
            connection.channel.close();
        } catch (IOException alreadyGone) {
            // Nothing is left of it.
        }
    }
}
