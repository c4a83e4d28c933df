package dev.waybill.commit.mirror;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** Bounds for tests. */
record MirrorSettings(long mostBytes, OptionalInt depth) implements MirrorConfig {

    @Override
    public Path directory() {
        return Path.of("unused");
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Duration fetchTimeout() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration idleTimeout() {
        return Duration.ofMinutes(1);
    }

    @Override
    public MemorySize maxSize() {
        return new MemorySize(BigInteger.valueOf(mostBytes));
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(15);
    }
}
