package dev.waybill.release.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T17:12:57.290169821Z, 2026-11-23T17:12:57.290169Z",
        "2026-11-23T17:12:57Z, 2026-11-23T17:12:57Z",
        "2026-11-23T17:12:57+01:00, 2026-11-23T16:12:57Z",
        "2026-11-23T17:12:57.5-0230, 2026-11-23T19:42:57.500Z",
        "2026-11-23T17:12:57, 2026-11-23T17:12:57Z",
        "2026-11-23 17:12:57, 2026-11-23T17:12:57Z",
        "1000-10-10T06:06, 1000-10-10T06:06:00Z"
    })
    void readsWhatClientsSend(String text, Instant moment) {
        assertThat(Moments.parse(text)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "",
                "2026-11-23",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "1700000000",
                "+12026-01-01T00:00Z"
            })
    void refusesEverythingElse(String text) {
        assertThat(Moments.parse(text)).isEmpty();
    }
}
