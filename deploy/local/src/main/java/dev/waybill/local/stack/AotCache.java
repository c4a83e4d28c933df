package dev.waybill.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The JDK's ahead-of-time cache of one program: written at the orderly end of a training run, used by every later start.
 * A cache that does not fit is passed over by the JDK, with a warning in the log.
 */
final class AotCache {

    private static final String QUIET = "-Xlog:aot*=error,cds*=error:stdout";

    private final Path file;
    private boolean training;

    AotCache(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Whether the next start writes the cache. */
    void training(boolean on) {
        training = on;
    }

    List<String> flags() {
        if (training) {
            return List.of("-XX:AOTCacheOutput=" + file, QUIET);
        }
        return exists() ? List.of("-XX:AOTCache=" + file, QUIET) : List.of();
    }
}
