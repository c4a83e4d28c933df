package dev.waybill.bench.ingest;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The reference point: reads the body, gives it to Kafka as it is and answers when it is acknowledged. It checks nothing, parses nothing and
 * keeps no promise when Kafka is away, so it is the most that this HTTP server and this producer can do.
 */
public final class BareServer extends AbstractVerticle {

    private static final String ANSWER = "{\"id\":\"9ec79c33ec9942ab8353589fcb2e04dc\"}";

    /** Kept here, because Vert.x closes what belongs to an instance that nobody refers to. */
    private static final AtomicReference<Vertx> RUNNING = new AtomicReference<>();

    private final int port;
    private final String topic;
    private final Producer<byte[], byte[]> producer;

    private BareServer(int port, String topic, Producer<byte[], byte[]> producer) {
        this.port = port;
        this.topic = topic;
        this.producer = producer;
    }

    /** Arguments: port, topic, file with the producer's settings, number of event loops. */
    public static void main(String[] arguments) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(arguments[2]))) {
            settings.load(file);
        }
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        int loops = Integer.parseInt(arguments[3]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        RUNNING.set(vertx);
        vertx.deployVerticle(
                        () -> new BareServer(Integer.parseInt(arguments[0]), arguments[1], producer),
                        new DeploymentOptions().setInstances(loops))
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.exceptionHandler(Throwable::printStackTrace);
        vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> publish(request, body)))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    private void publish(HttpServerRequest request, Buffer body) {
        producer.send(
                new ProducerRecord<>(topic, body.getBytes()),
                (metadata, failure) -> context.runOnContext(ignored -> answer(request, failure == null)));
    }

    private static void answer(HttpServerRequest request, boolean stored) {
        request.response()
                .setStatusCode(stored ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(ANSWER);
    }
}
