package dev.waybill.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests that were written before, each over a connection that no other one uses meanwhile; there are as many as that needs. It costs
 * little: whoever loads a service shares its processors.
 */
public final class PreparedCalls implements AutoCloseable {

    private static final int LARGEST_RESPONSE = 16 * 1024;
    private static final int LONGEST_SECONDS = 30;

    private final InetSocketAddress address;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Set<Connection> all = ConcurrentHashMap.newKeySet();

    /** With at most one request on its way. */
    private static final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer response = ByteBuffer.allocate(LARGEST_RESPONSE);

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

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

    /** Sends a request; done with the status of its answer, or with a failure if there is none for half a minute. */
    public CompletableFuture<Integer> send(byte[] request) {
        return CompletableFuture.supplyAsync(() -> exchange(ByteBuffer.wrap(request)), threads)
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        // Ends what still waits for an answer, too.
        all.forEach(this::end);
        threads.close();
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
        Connection connection = new Connection(channel);
        all.add(connection);
        return connection;
    }

    private void end(Connection connection) {
        all.remove(connection);
        try {
            connection.channel.close();
        } catch (IOException alreadyGone) {
            // Nothing is left of it.
        }
    }
}
