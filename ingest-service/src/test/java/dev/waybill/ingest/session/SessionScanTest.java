package dev.waybill.ingest.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ingest.event.Slice;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SessionScanTest {

    @Test
    void readsASession() throws IOException {
        SessionScan scan = scan("""
                {"sid":"8333339f-5675-4f89-a9a0-1c935255ab58","init":true,"started":"2026-11-24T10:00:00Z","release":"not here",
                 "attrs":{"release":"web@1.0.0","environment":"prod","nested":{"release":"nor here"}}}""");

        assertThat(scan).isEqualTo(new SessionScan("8333339f56754f89a9a01c935255ab58", "web@1.0.0", "prod", 0));
    }

    @Test
    void countsAggregates() throws IOException {
        SessionScan scan = scan("""
                {"aggregates":[{"started":"2026-11-24T10:00:00Z","exited":3},{"nested":[{},{}]},7],"attrs":{"release":"1"}}""");

        assertThat(scan).isEqualTo(new SessionScan(null, "1", null, 3));
    }

    @Test
    void takesTheLastOfRepeatedMembers() throws IOException {
        assertThat(scan("{\"attrs\":{\"release\":\"1\"},\"attrs\":{\"environment\":\"e\"}}"))
                .isEqualTo(new SessionScan(null, null, "e", 0));
    }

    @Test
    void bearsMembersOfOtherTypes() throws IOException {
        assertThat(scan("{\"sid\":{},\"attrs\":[1],\"aggregates\":{\"a\":1}}"))
                .isEqualTo(new SessionScan(null, null, null, 0));
    }

    @Test
    void refusesWhatEndsInTheMiddle() {
        assertThatThrownBy(() -> scan("{\"attrs\":{\"release\":\"1\"")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> scan("{\"aggregates\":[{},")).isInstanceOf(IOException.class);
    }

    private static SessionScan scan(String json) throws IOException {
        return SessionScan.of(Slice.of(json.getBytes(UTF_8)));
    }
}
