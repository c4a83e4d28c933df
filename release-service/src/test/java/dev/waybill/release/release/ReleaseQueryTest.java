package dev.waybill.release.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.error.ApiException;
import dev.waybill.release.version.BuildRange;
import dev.waybill.release.version.VersionRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseQueryTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void readsNoText(String text) {
        assertThat(ReleaseQuery.parse(text, 0)).isEmpty();
    }

    @Test
    void readsText() {
        assertThat(ReleaseQuery.parse(" 1.2  beta ", 0)).containsExactly(new ReleaseTerm.Text(List.of("1.2  beta")));
        assertThat(ReleaseQuery.parse("1.2.1 (123)", 0))
                .containsExactly(new ReleaseTerm.Text(List.of("1.2.1 (123)", "1.2.1+123")));
        assertThat(ReleaseQuery.parse("\"a \\\"b\"", 0)).containsExactly(new ReleaseTerm.Text(List.of("a \"b")));
        assertThat(ReleaseQuery.parse("env:prod OR", 0)).containsExactly(new ReleaseTerm.Text(List.of("env:prod OR")));
    }

    @Test
    void readsKeys() {
        assertThat(ReleaseQuery.parse("one release:web@1.* two !release.package:[web, \"my ios\"] release.build:>5", 0))
                .containsExactly(
                        new ReleaseTerm.Name(List.of("web@1.*"), false),
                        new ReleaseTerm.Package(List.of("web", "my ios"), true),
                        new ReleaseTerm.Build(List.of(new BuildRange(null, false, 6, Long.MAX_VALUE, false))),
                        new ReleaseTerm.Text(List.of("one two")));
        assertThat(ReleaseQuery.parse("!release.version:>=1.2", 0))
                .containsExactly(new ReleaseTerm.Number(
                        List.of(VersionRange.parse(">=1.2").orElseThrow().negated())));
        assertThat(ReleaseQuery.parse("release:\"1.0 (5)\"", 0))
                .containsExactly(new ReleaseTerm.Name(List.of("1.0 (5)"), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            release.version:1.2.hi | use release: instead
            release.build:>abc | release.build
            release.nothing:x | is not one of release, release.version
            release.stage:adopted | single environment
            release.stage:great | adopted, low_adoption, replaced
            release:[] | between 1 and 100 values
            release:a OR release:b | Boolean statements
            !release.version:[1.0,2.0] | can not be negated
            """)
    void saysWhatIsWrong(String text, String reason) {
        assertThatThrownBy(() -> ReleaseQuery.parse(text, 0)).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.body()).containsOnlyKeys("detail");
            assertThat(refusal.detail()).contains(reason);
        });
    }

    @Test
    void saysThatStagesNeedHealthData() {
        assertThatThrownBy(() -> ReleaseQuery.parse("release.stage:adopted", 1)).hasMessageContaining("health data");
    }

    @Test
    void boundsAQuery() {
        assertThatThrownBy(() -> ReleaseQuery.parse("x".repeat(2_001), 0)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> ReleaseQuery.parse("a\0b", 0)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> ReleaseQuery.parse("release:a ".repeat(21), 0)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true, 0, 0, false",
        "*, '', true, 0, 0, false",
        "123, , false, 123, 123, false",
        "123*, 123, true, 0, 0, false",
        "123ab, 123ab, false, 0, 0, false",
        "!=123, , false, 123, 123, true",
        "<=123, , false, 0, 123, false",
        "<123, , false, 0, 122, false",
        ">9223372036854775807, , false, 1, 0, false",
        "9223372036854775808, 9223372036854775808, false, 0, 0, false"
    })
    void readsBuilds(String value, String text, boolean prefix, long lowest, long highest, boolean outside) {
        assertThat(BuildRange.parse(value)).contains(new BuildRange(text, prefix, lowest, highest, outside));
    }
}
