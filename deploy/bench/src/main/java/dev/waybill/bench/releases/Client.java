package dev.waybill.bench.releases;

import dev.waybill.bench.machine.HttpPort;
import dev.waybill.bench.releases.Call.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** One caller that makes one request after another over one connection. */
final class Client implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int WARM_UP_SHARE = 5;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpPort port;
    private final String token;

    Client(HttpPort port, String token) {
        this.port = port;
        this.token = token;
    }

    /** The times of a call in microseconds, from the first byte sent to the last received. */
    Histogram measure(Call call) {
        int warmUp = Math.max(1, call.measured() / WARM_UP_SHARE);
        for (int n = 0; n < warmUp; n++) {
            send(call.request().apply(-1 - n));
        }
        Histogram times = new Histogram(3);
        for (int n = 0; n < call.measured(); n++) {
            Request request = call.request().apply(n);
            long began = System.nanoTime();
            send(request);
            times.recordValue((System.nanoTime() - began) / 1_000);
        }
        return times;
    }

    /** The body of the answer; fails unless it is 2xx. */
    String send(Request request) {
        String json = request.json();
        HttpRequest built = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.number() + request.path()))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(request.method(), json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> answer = http.send(built, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        request.method() + " " + request.path() + " → " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request.method() + " " + request.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
