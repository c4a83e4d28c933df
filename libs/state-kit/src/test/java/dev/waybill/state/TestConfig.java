package dev.waybill.state;

import java.time.Duration;

/** Settings of a relay that a test drives by hand. */
record TestConfig(int batchRows, long batchBytes, Duration giveUpAfter) implements OutboxConfig {

    static final TestConfig STANDARD = new TestConfig(500, 8 << 20, Duration.ofSeconds(10));

    @Override
    public boolean relay() {
        return true;
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration alarmAfter() {
        return Duration.ofSeconds(60);
    }
}
