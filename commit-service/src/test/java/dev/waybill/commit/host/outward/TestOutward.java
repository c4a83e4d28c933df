package dev.waybill.commit.host.outward;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The way out as tests allow it.
 *
 * @param allowed what may be called beside public addresses
 */
public record TestOutward(List<String> allowed, Duration callTimeout, Duration readTimeout) implements OutwardConfig {

    /** Longer than any answer takes on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** To this machine too. */
    public static TestOutward loopback() {
        return new TestOutward(List.of("127.0.0.0/8", "::1"), PATIENCE, PATIENCE);
    }

    /** To this machine, and quick to give up on who says nothing and on who says it slowly. */
    public static TestOutward hasty() {
        return new TestOutward(List.of("127.0.0.0/8", "::1"), Duration.ofSeconds(1), Duration.ofMillis(500));
    }

    /** As operators have it who say nothing. */
    public static TestOutward closed() {
        return new TestOutward(List.of(), PATIENCE, PATIENCE);
    }

    public OutwardGuard guard() {
        return new OutwardGuard(this);
    }

    public OutwardClient client() {
        return new OutwardClient(guard(), this);
    }

    @Override
    public Optional<List<String>> allow() {
        return Optional.of(allowed);
    }

    @Override
    public Optional<List<String>> onlyHosts() {
        return Optional.empty();
    }

    @Override
    public boolean fileUrls() {
        return false;
    }

    @Override
    public Duration connectTimeout() {
        return PATIENCE;
    }
}
