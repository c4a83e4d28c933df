package dev.waybill.local.kafka;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The broker's process: formats its data directory once, then runs until it is told to end. */
public final class BrokerMain {

    private BrokerMain() {}

    /**
     * @param arguments the configuration file and the cluster id
     */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.INFO);
        String configuration = arguments[0];
        String[] format = {"format", "--config", configuration, "--cluster-id", arguments[1], "--ignore-formatted"};
        int status = kafka.tools.StorageTool.execute(format, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (status != 0) {
            System.exit(status);
        }
        kafka.Kafka.main(new String[] {configuration});
    }
}
