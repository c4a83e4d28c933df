package dev.waybill.release.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemverRuleTest {

    /** Reference 2.5: the newest release first, {@code s} has a number. */
    @ParameterizedTest
    @CsvSource({
        "'', false",
        "s, true",
        "-, false",
        "s-, true",
        "-s, false",
        "s----, true",
        "--s-, true",
        "---s, false",
        "ssssssssss, true",
        "s-------ss, true",
        "---sssssss, false",
        "ss--------, false",
        "sss-------, true",
        "s--------s, false"
    })
    void looksAtTheNewestReleases(String newestFirst, boolean follows) {
        List<Boolean> hasNumber =
                newestFirst.chars().mapToObj(character -> character == 's').toList();

        assertThat(SemverRule.follows(hasNumber)).isEqualTo(follows);
    }
}
