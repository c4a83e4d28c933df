package dev.waybill.bench.machine;

import java.nio.file.Path;
import java.util.Map;

/** The packaged commit-service, as benchmarks start it. */
public final class CommitService {

    private CommitService() {}

    /** Starts it and waits until it is ready. It may fetch repositories from this machine. */
    public static JavaProcess start(Path root, Path folder, KafkaBroker broker, Database database, HttpPort port) {
        return JavaProcess.startJar(
                        folder,
                        "commit-service",
                        JavaProcess.SERVER_FLAGS,
                        root.resolve("commit-service/target/quarkus-app/quarkus-run.jar"),
                        Map.ofEntries(
                                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port.number())),
                                Map.entry("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()),
                                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(Database.COMMIT)),
                                Map.entry("QUARKUS_DATASOURCE_USERNAME", Database.COMMIT),
                                Map.entry("QUARKUS_DATASOURCE_PASSWORD", Database.COMMIT),
                                Map.entry("WAYBILL_PUBLIC_URL", "http://127.0.0.1:" + port.number()),
                                Map.entry("WAYBILL_OUTWARD_ALLOW", "127.0.0.0/8"),
                                Map.entry(
                                        "WAYBILL_MIRROR_DIRECTORY",
                                        folder.resolve("mirrors").toString()),
                                Map.entry(
                                        "WAYBILL_ENCRYPTION_KEY",
                                        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
                                Map.entry("WAYBILL_OPERATOR_TOKEN", "bench-operator-token-0123456789abcdef")))
                .await("is ready", port::ready);
    }
}
