package dev.waybill.test;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Embedded servers tell much that no test asks for. */
final class Quiet {

    /** Kept, because the log manager forgets loggers that nobody holds. */
    private static final List<Logger> LOGGERS = Stream.of(
                    "kafka", "org.apache.kafka", "state.change.logger", "io.zonky.test.db.postgres")
            .map(Logger::getLogger)
            .toList();

    private Quiet() {}

    static void please() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
