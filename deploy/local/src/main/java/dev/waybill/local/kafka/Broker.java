package dev.waybill.local.kafka;

import dev.waybill.local.home.Home;
import dev.waybill.local.process.JavaCommand;
import dev.waybill.local.process.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;

/** The Kafka broker of a stack, in a Java process of its own. */
public final class Broker {

    public static final String NAME = "kafka";
    private static final int HEAP_MEGABYTES = 288;

    private final Home home;
    private final String classPath;
    private final Supplier<List<String>> flags;

    /**
     * @param classPath where the broker's classes are
     * @param flags further Java flags, asked for at every start
     */
    public Broker(Home home, String classPath, Supplier<List<String>> flags) {
        this.home = home;
        this.classPath = classPath;
        this.flags = flags;
    }

    public Launch launch() {
        Path directory = home.data().resolve("kafka");
        Path configuration = home.run().resolve("kafka.properties");
        Path log = home.log(NAME);
        try {
            Files.createDirectories(directory);
            BrokerProperties.write(
                    configuration,
                    directory.resolve("log"),
                    home.ports().kafka(),
                    home.ports().further());
            List<String> command = new JavaCommand(HEAP_MEGABYTES)
                    .with(flags.get())
                    .main(classPath, BrokerMain.class, configuration.toString(), clusterId(directory));
            return new Launch(command, Map.of(), directory, log, Launch.StopSignal.TERM);
        } catch (IOException e) {
            throw new IllegalStateException("cannot configure Kafka: " + e.getMessage(), e);
        }
    }

    /** Whether the broker takes connections, which it does once it may serve. */
    public boolean healthy() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), home.ports().kafka()),
                    500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + home.ports().kafka();
    }

    private static String clusterId(Path directory) throws IOException {
        Path file = directory.resolve("cluster-id");
        if (!Files.exists(file)) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).strip();
    }
}
