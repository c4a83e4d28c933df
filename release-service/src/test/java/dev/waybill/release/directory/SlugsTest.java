package dev.waybill.release.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "Web, web",
        "My  Web App!, my-web-app",
        "Zürich Café, zurich-cafe",
        "a_b-c, a_b-c",
        "--x--, x",
        "_private, private",
        "42, 42",
        "日本, ''",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbb, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    })
    void isMadeOfAName(String name, String slug) {
        assertThat(Slugs.of(name)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "Web", "-web", "a b", "a/b", "é"})
    void refuses(String text) {
        assertThat(Slugs.isSlug(text)).isFalse();
    }
}
