package dev.waybill.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One keep-alive connection with at most one request on its way. Used by one thread. */
final class Connection {

    private static final int LARGEST_RESPONSE = 64 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer response = ByteBuffer.allocateDirect(LARGEST_RESPONSE);
    private ByteBuffer request = ByteBuffer.allocate(0);
    private long sentAt;

    Connection(InetSocketAddress address, Selector selector) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(ByteBuffer next) throws IOException {
        request = next;
        response.clear();
        sentAt = System.nanoTime();
        write();
    }

    /** Goes on with a request that did not fit into the socket at once. */
    void write() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Takes what has arrived and returns the status, or {@link ResponseParser#INCOMPLETE}. */
    int read() throws IOException {
        if (channel.read(response) < 0) {
            throw new EOFException("the server closed a keep-alive connection");
        }
        return ResponseParser.status(response);
    }

    /** What has arrived, for people. */
    String response() {
        return StandardCharsets.UTF_8.decode(response.duplicate().flip()).toString();
    }

    long nanosSinceSent() {
        return System.nanoTime() - sentAt;
    }
}
