package dev.waybill.release.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionOrderTest {

    /** Transitive, antisymmetric, and what does not differ says the same: so sorting is the same wherever it begins. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isATotalOrder(long seed) {
        Random random = new Random(seed);
        List<ReleaseVersion> versions = VersionGenerator.names(random, 80).stream()
                .map(ReleaseVersion::parse)
                .toList();

        for (ReleaseVersion one : versions) {
            for (ReleaseVersion other : versions) {
                int compared = Integer.signum(VersionOrder.BY_NUMBER.compare(one, other));
                assertThat(compared).isEqualTo(-Integer.signum(VersionOrder.BY_NUMBER.compare(other, one)));
                assertThat(compared == 0).isEqualTo(one.raw().equals(other.raw()));
                for (ReleaseVersion third : compared < 0 ? versions.subList(0, 30) : List.<ReleaseVersion>of()) {
                    if (VersionOrder.BY_NUMBER.compare(other, third) < 0) {
                        assertThat(VersionOrder.BY_NUMBER.compare(one, third)).isNegative();
                    }
                }
            }
        }
    }

    /** What the order is by the words of the reference, without keys. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void isTheOrderThatItsDescriptionSays(long seed) {
        Random random = new Random(seed);
        List<VersionNumber> numbers = new ArrayList<>();
        for (String name : VersionGenerator.names(random, 250)) {
            VersionNumber number = ReleaseVersion.parseLoosely(name).number();
            if (number != null && number.fitsColumns()) {
                numbers.add(number);
            }
        }
        Collections.shuffle(numbers, random);

        assertThat(numbers).hasSizeGreaterThan(80);
        for (VersionNumber one : numbers) {
            for (VersionNumber other : numbers) {
                assertThat(Integer.signum(one.compareTo(other)))
                        .as("%s and %s", one, other)
                        .isEqualTo(Integer.signum(VersionGenerator.compareByTheBook(one, other)));
            }
        }
    }
}
