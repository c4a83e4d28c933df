package dev.waybill.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Sends envelopes over keep-alive connections, on each the next as soon as the answer to the last is there (a closed loop, so latencies are
 * those at the rate that was reached). One thread over a selector, prepared requests: it has to leave the cores to the server.
 */
public final class LoadDriver {

    private static final int PATIENCE_MILLIS = 15_000;
    private static final long LONGEST_NANOS = Duration.ofSeconds(60).toNanos();

    private final List<ByteBuffer> requests;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    private int next;
    private long accepted;
    private long refused;

    private LoadDriver(List<ByteBuffer> requests) {
        this.requests = requests;
    }

    /** Arguments: port, path, client key, connections, seconds of warm-up, seconds of measuring. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        List<ByteBuffer> requests = SampleEvents.all().stream()
                .map(event -> request(port, arguments[1], arguments[2], SampleEvents.envelope(event)))
                .toList();
        LoadResult result = new LoadDriver(requests)
                .run(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        Integer.parseInt(arguments[3]),
                        Duration.ofSeconds(Long.parseLong(arguments[4])),
                        Duration.ofSeconds(Long.parseLong(arguments[5])));
        System.out.println(result.line());
    }

    private LoadResult run(InetSocketAddress server, int connections, Duration warmUp, Duration measured)
            throws IOException {
        try (Selector selector = Selector.open()) {
            for (int number = 0; number < connections; number++) {
                new Connection(server, selector).send(nextRequest());
            }
            loop(selector, warmUp);
            latencies.reset();
            accepted = 0;
            refused = 0;
            long begin = System.nanoTime();
            loop(selector, measured);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new LoadResult(
                    accepted,
                    refused,
                    seconds,
                    latencies.getValueAtPercentile(50) / 1e6,
                    latencies.getValueAtPercentile(99) / 1e6);
        }
    }

    private void loop(Selector selector, Duration duration) throws IOException {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            if (selector.select(this::ready, PATIENCE_MILLIS) == 0) {
                throw new IOException("no answer within " + PATIENCE_MILLIS + " ms");
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            Connection connection = (Connection) key.attachment();
            if (key.isWritable()) {
                connection.write();
            }
            if (key.isReadable()) {
                int status = connection.read();
                if (status != ResponseParser.INCOMPLETE) {
                    count(status, connection);
                    connection.send(nextRequest());
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void count(int status, Connection connection) {
        if (status >= 200 && status < 300) {
            accepted++;
            latencies.recordValue(Math.min(connection.nanosSinceSent(), LONGEST_NANOS));
        } else {
            if (refused == 0) {
                System.out.println("the first refusal: " + connection.response());
            }
            refused++;
        }
    }

    private ByteBuffer nextRequest() {
        next = (next + 1) % requests.size();
        return requests.get(next).duplicate();
    }

    private static ByteBuffer request(int port, String path, String clientKey, byte[] body) {
        byte[] head = """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                User-Agent: waybill-bench\r
                Content-Type: application/x-sentry-envelope\r
                X-Sentry-Auth: Sentry sentry_version=7, sentry_client=sentry.javascript.browser/10.5.0, sentry_key=%s\r
                Content-Length: %d\r
                \r
                """.formatted(path, port, clientKey, body.length).getBytes(US_ASCII);
        return ByteBuffer.allocateDirect(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
    }
}
