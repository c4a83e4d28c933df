package dev.waybill.local.kafka;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** The broker's process: formats its data directory once, then runs until it is told to end. */
public final class BrokerMain {

    /** These say every setting and every replayed record, hundreds of lines a start. */
    private static final List<Logger> TALKATIVE = List.of(
            Logger.getLogger("org.apache.kafka.common.config"), Logger.getLogger("org.apache.kafka.controller"));

    private BrokerMain() {}

    /**
     * @param arguments the configuration file and the cluster id
     */
    public static void main(String[] arguments) {
        logToConsole();
        String configuration = arguments[0];
        String[] format = {"format", "--config", configuration, "--cluster-id", arguments[1], "--ignore-formatted"};
        int status = kafka.tools.StorageTool.execute(format, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (status != 0) {
            System.exit(status);
        }
        kafka.Kafka.main(new String[] {configuration});
    }

    private static void logToConsole() {
        Handler console = new ConsoleHandler();
        console.setFormatter(new PatternFormatter("%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{2.}] %s%e%n"));
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(console);
        root.setLevel(Level.INFO);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
