package dev.waybill.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.local.home.Home;
import dev.waybill.local.home.Ports;
import dev.waybill.local.process.Launch;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    @TempDir
    Path directory;

    private Home home;
    private Broker broker;

    @BeforeEach
    void make() {
        home = new Home(directory, directory.resolve("stack"), new Ports(20_000)).create();
        broker = new Broker(home, "broker.jar", () -> List.of("-Dflag=yes"));
    }

    @Test
    void isTheSameClusterWithTheSameDataAtEveryStart() throws IOException {
        Launch first = broker.launch();
        String data = configuration().getProperty("log.dirs");
        Launch second = broker.launch();

        assertThat(second.command()).isEqualTo(first.command()).contains("-Dflag=yes", "broker.jar");
        assertThat(configuration().getProperty("log.dirs")).isEqualTo(data).startsWith(home.data() + "/");
    }

    @Test
    void listensWhereClientsAreTold() throws IOException {
        broker.launch();

        assertThat(broker.bootstrapServers())
                .isEqualTo("127.0.0.1:" + home.ports().kafka());
        assertThat(configuration())
                .containsEntry("advertised.listeners", "PLAINTEXT://" + broker.bootstrapServers())
                .containsEntry("auto.create.topics.enable", "false");
    }

    private Properties configuration() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home.run().resolve("kafka.properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
