package dev.waybill.release.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.release.version.VersionCases.Filtered;
import dev.waybill.release.version.VersionCases.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseVersionTest {

    private static final String HASH = "a86d127c4b2f23a0a862620280427dcc01c78676";

    @ParameterizedTest
    @MethodSource("dev.waybill.release.version.VersionCases#names")
    void readsNamesAsTheReferenceDoes(Parsed expected) {
        ReleaseVersion version = ReleaseVersion.parse(expected.name());

        assertThat(version.packageName()).isEqualTo(expected.packageName());
        assertThat(version.buildHash()).isEqualTo(expected.buildHash());
        assertThat(version.description()).isEqualTo(expected.description());
        VersionNumber number = version.number();
        if (expected.parts() == null) {
            assertThat(number).isNull();
        } else {
            assertThat("%d.%d.%d.%d".formatted(number.major(), number.minor(), number.patch(), number.revision()))
                    .isEqualTo(expected.parts());
            assertThat(number.prerelease()).isEqualTo(expected.prerelease());
            assertThat(number.buildCode()).isEqualTo(expected.buildCode());
            assertThat(number.components()).isEqualTo(expected.components());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.release.version.VersionCases#ordered")
    void ordersVersionsAsTheReferenceDoes(String lower, String higher) {
        assertThat(number(lower)).isLessThan(number(higher));
        assertThat(number(higher)).isGreaterThan(number(lower));
        assertThat(VersionOrder.BY_NUMBER.compare(
                        ReleaseVersion.parse("p@" + lower), ReleaseVersion.parse("p@" + higher)))
                .isNegative();
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.release.version.VersionCases#equal")
    void findsVersionsAtOnePlace(String one, String other) {
        assertThat(number(one)).isEqualByComparingTo(number(other));
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.release.version.VersionCases#filters")
    void filtersVersionsAsTheReferenceDoes(Filtered expected) {
        VersionRange range = VersionRange.parse(expected.filter()).orElseThrow();

        assertThat(expected.versions())
                .filteredOn(version -> range.contains(ReleaseVersion.parse(version)))
                .isEqualTo(expected.passing());
        assertThat(expected.versions())
                .filteredOn(version -> range.negated().contains(ReleaseVersion.parse(version)))
                .noneMatch(expected.passing()::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.hi", ">1.*", "1.*.2", "one", "", "p@", ">=", "1.99999999999999999999", "a@b@1"})
    void knowsWhatIsNoFilter(String filter) {
        assertThat(VersionRange.parse(filter)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.3.0, 1.2.3",
        "v1.2.3, 1.2.3.0, 1.2.3",
        "V2, 2.0.0.0, 2",
        "foo@v1.2-rc1, 1.2.0.0, 1.2-rc1",
        "foo@1.2, 1.2.0.0, 1.2",
        "2021.8.20+142918.x.68fd0d2, 2021.8.20.0, 2021.8.20 (142918.x.68fd0d2)"
    })
    void readsBareNumbersWhereTheyCount(String name, String parts, String description) {
        ReleaseVersion version = ReleaseVersion.parseLoosely(name);

        VersionNumber number = version.number();
        assertThat("%d.%d.%d.%d".formatted(number.major(), number.minor(), number.patch(), number.revision()))
                .isEqualTo(parts);
        assertThat(version.description()).isEqualTo(description);
        assertThat(VersionColumns.of(name).looseKey())
                .isEqualTo(version.sortKey())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vv1.2", "version", "v", "foo@", HASH, "foo@" + HASH, "1.2.3.4.5", "foo@1a1"})
    void readsNoNumberWhereThereIsNone(String name) {
        assertThat(ReleaseVersion.parseLoosely(name).number()).isNull();
        assertThat(VersionColumns.of(name).looseKey()).isEmpty();
    }

    @Test
    void comparesWithinAPackageOnly() {
        ReleaseVersion version = ReleaseVersion.parse("web@1.10");

        assertThat(version.compareInPackage(ReleaseVersion.parse("web@1.9")).getAsInt())
                .isPositive();
        assertThat(version.compareInPackage(ReleaseVersion.parse("ios@1.9"))).isEmpty();
        assertThat(version.compareInPackage(ReleaseVersion.parse("web@" + HASH)))
                .isEmpty();
    }

    @Test
    void readsNumbersBeyondSixtyFourBitsAsZero() {
        assertThat(number("18446744073709551615.0").major()).isEqualTo("18446744073709551615");
        assertThat(number("18446744073709551616.0").major()).isZero();
    }

    @Test
    void storesAllOfANumberOrNothing() {
        assertThat(VersionColumns.of("web@1.2.3-rc1+77"))
                .isEqualTo(new VersionColumns(
                        "web", 1L, 2L, 3L, 0L, "rc1", "77", 77L, "b1b2b3arc1!000277 web", "b1b2b3arc1!000277 web"));
        assertThat(VersionColumns.of("web@1.0+whatever").buildNumber()).isNull();
        assertThat(VersionColumns.of("web@1.0+" + "9".repeat(41)).buildCode()).hasSize(41);
        assertThat(VersionColumns.of("web@1.0+" + "9".repeat(41)).buildNumber()).isNull();
        assertThat(VersionColumns.of("web@9223372036854775808.0").packageName()).isNull();
        assertThat(VersionColumns.of("web@9223372036854775808.0").looseKey()).isEmpty();
        assertThat(VersionColumns.of("web@" + HASH).packageName()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "1.2.3\n",
                "\n1.2.3",
                "1.\n2.3",
                "1.2.3\f",
                "1.2.3\t",
                "/ helo",
                "\\ hello",
                "Latest",
                "latest",
                ".",
                "..",
                "a\u0000b",
                "a\u007fb",
                "a\ud800b"
            })
    void refusesNamesAndSaysWhy(String name) {
        assertThat(VersionRules.broken(name)).isPresent();
    }

    @Test
    void boundsNames() {
        assertThat(VersionRules.broken(null)).isPresent();
        assertThat(VersionRules.broken("a".repeat(200))).isEmpty();
        assertThat(VersionRules.broken("a".repeat(201))).contains("it must have no more than 200 characters");
        assertThat(VersionRules.broken("😀".repeat(200))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3+dev", "1.2.1 (123)", "1–1", "hello world", " 1.0 ", "web@1.0.0+5 #ü"})
    void allowsNames(String name) {
        assertThat(VersionRules.broken(name)).isEmpty();
    }

    private static VersionNumber number(String text) {
        VersionNumber number = ReleaseVersion.parse("package@" + text).number();
        assertThat(number).as(text).isNotNull();
        return number;
    }
}
