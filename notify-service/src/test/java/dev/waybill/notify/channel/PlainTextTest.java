package dev.waybill.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @Test
    void lineEndsAndControlCharactersAreSpaces() {
        assertThat(PlainText.oneLine("  Eve\r\nBcc: all@example.org\u0000\u2028\u0085\tx ", 100))
                .isEqualTo("Eve Bcc: all@example.org x");
    }

    @Test
    void marksThatTurnTheReadingDirectionAreGoneAndEmojisStay() {
        assertThat(PlainText.oneLine("a\u202Eb\u2066c\uFEFF 👩‍💻", 100)).isEqualTo("abc 👩‍💻");
    }

    @Test
    void halvesOfSurrogatePairsAreReplaced() {
        assertThat(PlainText.oneLine("a\uD83Db\uDC69", 100)).isEqualTo("a\uFFFDb\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdefg,6,abcde…", "abc def ghi,6,abc d…", "😀😀😀😀,3,😀😀…"})
    void longTextsAreClipped(String text, int most, String expected) {
        assertThat(PlainText.oneLine(text, most)).isEqualTo(expected);
    }

    @Test
    void theFirstLineIsTheFirstThatSaysSomething() {
        assertThat(PlainText.firstLine("\n \r\n Fix it\n\nbecause", 100)).isEqualTo("Fix it");
        assertThat(PlainText.firstLine(null, 100)).isEmpty();
        assertThat(PlainText.oneLine(null, 100)).isEmpty();
    }
}
