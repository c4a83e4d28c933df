package dev.waybill.release.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.error.ApiException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseCursorTest {

    private static final Instant DATE = Instant.parse("2026-11-24T10:00:00.123456Z");

    @Test
    void isReadAsItIsWritten() {
        ReleaseCursor byDate = ReleaseCursor.after(new ReleasePlace("", DATE, 5));
        ReleaseCursor bySemver = ReleaseCursor.before(new ReleasePlace("b1b2aa~! web ü", DATE, 5));
        ReleaseCursor byBuild = new ReleaseCursor(new ReleasePlace("42", DATE, 5), 7, false);

        assertThat(ReleaseCursor.parse(byDate.toString(), ReleaseOrder.ADDED)).isEqualTo(byDate);
        assertThat(ReleaseCursor.parse(bySemver.toString(), ReleaseOrder.SEMVER))
                .isEqualTo(bySemver);
        assertThat(ReleaseCursor.parse(byBuild.toString(), ReleaseOrder.BUILD)).isEqualTo(byBuild);
        assertThat(byDate).hasToString("1795514400123456:5:0");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0:0:0", "0:0:1"})
    void beginsAtTheFirstPage(String text) {
        assertThat(ReleaseCursor.parse(text, ReleaseOrder.ADDED)).isEqualTo(ReleaseCursor.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "1:2", "1:2:3", "!.1:2:0", "A.1:2:0", "AA.1:2:0", "MQ.1:2:0", "99999999999999999999:1:0"})
    void refusesWhatIsNoCursor(String text) {
        assertThatThrownBy(() -> ReleaseCursor.parse(text, ReleaseOrder.ADDED))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("cursor");
    }

    @Test
    void refusesTheCursorOfAnotherOrder() {
        String byDate = ReleaseCursor.after(new ReleasePlace("", DATE, 5)).toString();

        assertThatThrownBy(() -> ReleaseCursor.parse(byDate, ReleaseOrder.BUILD))
                .isInstanceOf(ApiException.class);
    }
}
