package dev.waybill.bench.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.local.demo.JsonHttp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The packaged release-service, as far as benchmarks start it and set it up. */
public final class ReleaseService {

    private static final String OPERATOR_TOKEN = "bench-operator-token-0123456789abcdef";

    private ReleaseService() {}

    /** Starts it as what it is compared with, and waits until it is ready. */
    public static JavaProcess start(Path root, Path folder, KafkaBroker broker, Database database, HttpPort port) {
        return start(root, folder, JavaProcess.SERVER_FLAGS, broker, database, port);
    }

    /** Starts it with some flags of the JVM, and waits until it is ready. */
    public static JavaProcess start(
            Path root, Path folder, List<String> flags, KafkaBroker broker, Database database, HttpPort port) {
        return JavaProcess.startJar(
                        folder,
                        "release-service",
                        flags,
                        root.resolve("release-service/target/quarkus-app/quarkus-run.jar"),
                        Map.ofEntries(
                                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port.number())),
                                Map.entry("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()),
                                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
                                Map.entry("QUARKUS_DATASOURCE_USERNAME", Database.RELEASE),
                                Map.entry("QUARKUS_DATASOURCE_PASSWORD", Database.RELEASE),
                                Map.entry("WAYBILL_PUBLIC_URL", "http://127.0.0.1:" + port.number()),
                                Map.entry(
                                        "WAYBILL_LINK_KEY",
                                        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
                                Map.entry("WAYBILL_OPERATOR_TOKEN", OPERATOR_TOKEN)))
                .await("is ready", port::ready);
    }

    /** Declares an organisation and gives what the service answers. */
    public static JsonNode declare(HttpPort port, String slug, String declaration) {
        JsonHttp.Answer answer = new JsonHttp()
                .send(
                        "PUT",
                        "http://127.0.0.1:" + port.number() + "/internal/organizations/" + slug,
                        OPERATOR_TOKEN,
                        tree(declaration));
        if (answer.status() != 200) {
            throw new IllegalStateException("release-service does not create the organisation: " + answer);
        }
        return answer.body();
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
