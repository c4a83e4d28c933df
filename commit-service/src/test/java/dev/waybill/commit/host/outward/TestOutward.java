package dev.waybill.commit.host.outward;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The way out as tests allow it: quick to give up.
 *
 * @param allowed what may be called beside public addresses
 */
public record TestOutward(List<String> allowed, Duration callTimeout) implements OutwardConfig {

    /** To this machine too. */
    public static TestOutward loopback() {
        return new TestOutward(List.of("127.0.0.0/8", "::1"), Duration.ofSeconds(20));
    }

    /** As operators have it who say nothing. */
    public static TestOutward closed() {
        return new TestOutward(List.of(), Duration.ofSeconds(20));
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
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration readTimeout() {
        return Duration.ofMillis(700);
    }
}
