package dev.waybill.commit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTextTest {

    @Test
    void aNameIsOneLine() {
        assertThat(HostText.name(" Ada\r\nBcc: x\u2028y\t ")).isEqualTo("Ada  Bcc: x y");
        assertThat(HostText.name("\n")).isNull();
        assertThat(HostText.name(null)).isNull();
        assertThat(HostText.name("\u00c5sa \uD83D\uDE00")).isEqualTo("\u00c5sa \uD83D\uDE00");
    }

    @Test
    void aNameIsBoundedBetweenCharacters() {
        assertThat(HostText.name("x".repeat(254) + "\uD83D\uDE00")).isEqualTo("x".repeat(254));
    }

    @Test
    void aMessageKeepsItsLines() {
        assertThat(HostText.message("a\r\nb\n\tc\u0000")).isEqualTo("a\nb\n\tc ");
        assertThat(HostText.message(null)).isEmpty();
        assertThat(HostText.message("m".repeat(100_000))).hasSize(64 * 1024);
    }

    @Test
    void aPathIsKeptWholeOrNotAtAll() {
        assertThat(HostText.path("src/\u00fc b.ts")).isEqualTo("src/\u00fc b.ts");
        assertThat(HostText.path("a\nb")).isNull();
        assertThat(HostText.path("")).isNull();
        assertThat(HostText.path(null)).isNull();
        assertThat(HostText.path("\u4e2d".repeat(700))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "/relative",
                "http://",
                "https://ex ample.com",
                "file:///etc/passwd"
            })
    void onlyPagesAreAddresses(String text) {
        assertThat(HostText.url(text)).isNull();
    }

    @Test
    void aPageIsAnAddress() {
        assertThat(HostText.url("https://github.com/demo/web?x=1")).isEqualTo("https://github.com/demo/web?x=1");
    }
}
