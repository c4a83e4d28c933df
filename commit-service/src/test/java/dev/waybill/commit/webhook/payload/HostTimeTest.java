package dev.waybill.commit.webhook.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:00:00+01:00, 2026-11-20T08:00:00Z",
        "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z",
        "2015-04-06T15:23:38.205705+00:00, 2015-04-06T15:23:38.205705Z",
        "2016-09-19T13:03:27.3156388Z, 2016-09-19T13:03:27.315638Z",
        "2019-03-01T10:37:14+0100, 2019-03-01T09:37:14Z",
        "2021-04-28 21:50:00 +0200, 2021-04-28T19:50:00Z",
        "2017-09-15 16:50:55 UTC, 2017-09-15T16:50:55Z"
    })
    void readsEveryForm(String text, Instant time) {
        assertThat(HostTime.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-20", "1900-01-01T00:00:00Z", "+99999-01-01T00:00:00Z"})
    void whatCannotBeReadIsNone(String text) {
        assertThat(HostTime.parse(text)).isNull();
    }

    @Test
    void readsMilliseconds() {
        assertThat(HostTime.ofMillis(1_551_433_034_286L)).isEqualTo(Instant.parse("2019-03-01T09:37:14.286Z"));
        assertThat(HostTime.ofMillis(Long.MAX_VALUE)).isNull();
        assertThat(HostTime.ofMillis(null)).isNull();
        assertThat(HostTime.parse(null)).isNull();
    }
}
