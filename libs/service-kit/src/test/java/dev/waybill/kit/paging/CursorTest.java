package dev.waybill.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.kit.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {

    @ParameterizedTest
    @NullAndEmptySource
    void absentIsTheFirstPage(String text) {
        assertThat(Cursor.parse(text)).isEqualTo(Cursor.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100:1:0", "-5:0:1", "1763981577290:12:0"})
    void readsWhatItWrites(String text) {
        assertThat(Cursor.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1:2", "1:-2:0", "1:2:3", "1:2:0:4", "99999999999999999999:0:0", "1:2:0 "})
    void refusesWhatNoServerWrote(String text) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Cursor.parse(text))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void pageSizeHasBounds() {
        assertThat(PageSize.parse(null)).isEqualTo(100);
        assertThat(PageSize.parse("25")).isEqualTo(25);
        for (String bad : new String[] {"0", "101", "-1", "ten", "99999999999"}) {
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> PageSize.parse(bad));
        }
    }
}
