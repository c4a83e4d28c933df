package dev.waybill.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.FactTypes;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.FactHeaders;
import dev.waybill.kit.event.FactIds;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.test.ApiTruth;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What stands around the service in its tests: SDKs that send, and the owner of the directory. */
final class Sdk {

    static final long ORGANIZATION = 7;
    static final long PROJECT = 42;
    static final String KEY = "ca9e7b1c0ffee0123456789abcdef012";
    static final String KEY_THAT_IS_OFF = "0ff00ff00ff00ff00ff00ff00ff00ff0";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final FactCodec CODEC = new FactCodec();

    private final URI base;

    Sdk(URI base) {
        this.base = base;
    }

    /** Announces the keys of the tests and waits until the service knows them. */
    void ready() {
        await().atMost(PATIENCE).until(() -> get("/q/health/ready").statusCode() == 200);
        announce(new DirectoryFact.ProjectKeyChanged(KEY, PROJECT, ORGANIZATION, true));
        announce(new DirectoryFact.ProjectKeyChanged(KEY_THAT_IS_OFF, PROJECT, ORGANIZATION, false));
        await().atMost(PATIENCE).until(() -> envelope("{}").statusCode() == 200);
    }

    /** An id as SDKs make them. */
    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The only message of a key. */
    static Message only(Topic topic, String key) {
        try (TopicProbe probe = probe(topic)) {
            return probe.awaitMessages(1, message -> message.key().equals(key)).getFirst();
        }
    }

    /** A refusal has what SDKs read, in browsers too. */
    static void assertRefusal(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("access-control-expose-headers").orElseThrow())
                .contains("retry-after");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("x-sentry-error")).isPresent();
        assertThat(answer.body()).startsWith("{\"detail\":\"");
    }

    static void announce(DirectoryFact fact) {
        String type = FactTypes.typeOf(fact.getClass());
        FactMetadata metadata = new FactMetadata(
                FactIds.factId(type, fact.key(), 1, 1),
                type,
                "/waybill/release",
                Instant.now(),
                1,
                null,
                null,
                false,
                null);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topic.DIRECTORY.wireName(),
                            null,
                            fact.key(),
                            CODEC.encode(fact),
                            FactHeaders.toRecord(metadata, fact.key())))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Everything that a topic holds. Keys and ids of a test are its own, so it does not mind the others'. */
    static TopicProbe probe(Topic topic) {
        return TopicProbe.fromBeginning(bootstrapServers(), topic);
    }

    /** An envelope as the browser's SDK sends it. */
    HttpResponse<String> envelope(String text) {
        return post("/api/" + PROJECT + "/envelope/?sentry_version=7&sentry_key=" + KEY, BodyPublishers.ofString(text));
    }

    /** Comes again after a 503, as SDKs do: for a busy machine's broker the service may take longer than it lets anybody wait. */
    HttpResponse<String> post(String path, BodyPublisher body, String... headers) {
        HttpRequest request = request(path, headers).POST(body).build();
        return await().atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .until(() -> send(request), answer -> answer.statusCode() != 503);
    }

    CompletableFuture<HttpResponse<String>> postAsync(String path, String body) {
        return HTTP.sendAsync(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString(UTF_8));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        return send(
                request(path, headers).method(method, BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + base.getAuthority() + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString(UTF_8));
            ApiTruth.check(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
