package dev.waybill.bench.ingest;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The producer settings of ingest-service, for those that it is compared with. A test holds them to be the same. */
public final class ReferenceProducer {

    /** By Kafka's names. */
    public static final Map<String, String> SETTINGS = Map.of(
            "acks", "all",
            "enable.idempotence", "true",
            "compression.type", "lz4",
            "linger.ms", "5",
            "batch.size", "131072",
            "buffer.memory", "50331648",
            "max.request.size", "2359296");

    private ReferenceProducer() {}

    /** Writes them as a properties file. */
    static Path write(Path folder, String bootstrapServers) throws IOException {
        Properties properties = new Properties();
        properties.putAll(SETTINGS);
        properties.setProperty("bootstrap.servers", bootstrapServers);
        Path file = folder.resolve("producer.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
