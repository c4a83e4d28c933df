package dev.waybill.commit.webhook.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.commit.webhook.MalformedPayloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefsTest {

    @Test
    void shortNamesAreWrittenOut() throws Exception {
        assertThat(Refs.branch("feature/\u00fcber")).isEqualTo("refs/heads/feature/\u00fcber");
        assertThat(Refs.tag("v1")).isEqualTo("refs/tags/v1");
        assertThat(Refs.isTag("refs/tags/v1")).isTrue();
        assertThat(Refs.shortName("refs/heads/main")).isEqualTo("main");
        assertThat(Refs.shortName("main")).isEqualTo("main");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "main", "refs/heads/a\nb", "refs/heads/a\u0000", "refs/heads/\ud800"})
    void whatNoRefCanBeIsRefused(String ref) {
        assertThatThrownBy(() -> Refs.full(ref)).isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void aNameIsNeededAndBounded() {
        assertThatThrownBy(() -> Refs.branch(null)).isInstanceOf(MalformedPayloadException.class);
        assertThatThrownBy(() -> Refs.tag("")).isInstanceOf(MalformedPayloadException.class);
        assertThatThrownBy(() -> Refs.branch("x".repeat(1_000))).isInstanceOf(MalformedPayloadException.class);
        assertThat(Refs.shortName("x".repeat(1_001))).isNull();
        assertThat(Refs.shortName("a\rb")).isNull();
        assertThat(Refs.shortName(null)).isNull();
    }
}
