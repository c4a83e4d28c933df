package dev.waybill.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A wire between a client and a server on this machine that a test can cut, or hold so that nothing passes, and mend again. */
public final class TcpProxy implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final InetSocketAddress target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile CountDownLatch held = new CountDownLatch(0);

    private TcpProxy(InetSocketAddress target, ServerSocket server) {
        this.target = target;
        this.server = server;
    }

    /** A proxy on a free port in front of a server, which may be started later. */
    public static TcpProxy to(String host, int port) {
        try {
            ServerSocket server = new ServerSocket(0, 64, InetAddress.getByName(HOST));
            TcpProxy proxy = new TcpProxy(new InetSocketAddress(host, port), server);
            Thread.ofVirtual().name("tcp-proxy-" + server.getLocalPort()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Breaks all connections, and every new one until {@link #mend()}. */
    public void cut() {
        cut = true;
        open.forEach(TcpProxy::closeQuietly);
        open.clear();
    }

    /** Lets bytes pass no more, as a network that swallows packets does, until {@link #mend()}. Connections stay. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    /** Works again. */
    public void mend() {
        cut = false;
        held.countDown();
    }

    @Override
    public void close() {
        mend();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // Closed, or the target is away: the client sees a broken connection, which is what a proxy has to say.
                continue;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket upstream = new Socket();
        open.add(client);
        open.add(upstream);
        if (cut) {
            closeQuietly(client);
            return;
        }
        // What comes in goes on at once; else an answer in two pieces waits for the client to acknowledge the first.
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        try {
            upstream.connect(target, 1_000);
        } catch (IOException e) {
            closeQuietly(client);
            throw e;
        }
        Thread.ofVirtual().start(() -> pump(client, upstream));
        Thread.ofVirtual().start(() -> pump(upstream, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int read = in.read(buffer);
            while (read >= 0) {
                held.await();
                out.write(buffer, 0, read);
                out.flush();
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // One side is gone; closing the other tells it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
