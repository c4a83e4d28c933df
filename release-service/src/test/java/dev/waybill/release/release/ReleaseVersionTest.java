package dev.waybill.release.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseVersionTest {

    private static final String HASH = "a86d127c4b2f23a0a862620280427dcc01c78676";

    /** The table of the reference, in its order: what the number is, written major.minor.patch.revision. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            @foo.bar.baz--blah@1.2.3-dev+BUILD-code | @foo.bar.baz--blah | 1.2.3.0 | dev | BUILD-code | 3 | - | 1.2.3-dev (BUILD-code)
            @foo.bar.baz--blah@1.0a+build-code | @foo.bar.baz--blah | 1.0.0.0 | a | build-code | 2 | - | 1.0a (build-code)
            @foo.bar.baz--blah@1.0alpha2+build-code | @foo.bar.baz--blah | 1.0.0.0 | alpha2 | build-code | 2 | - | 1.0alpha2 (build-code)
            a86d127c4b2f23a0a862620280427dcc01c78676 | - | - | - | - | - | a86d127c4b2f23a0a862620280427dcc01c78676 | a86d127c4b2f
            some-package@a86d127c4b2f23a0a862620280427dcc01c78676 | some-package | - | - | - | - | a86d127c4b2f23a0a862620280427dcc01c78676 | a86d127c4b2f
            @foo.bar.baz--blah@1.0a+a86d127c4b2f23a0a862620280427dcc01c78676 | @foo.bar.baz--blah | 1.0.0.0 | a | a86d127c4b2f23a0a862620280427dcc01c78676 | 2 | a86d127c4b2f23a0a862620280427dcc01c78676 | 1.0a (a86d127c4b2f)
            foo.bar.baz@1.2.3.04 | foo.bar.baz | 1.2.3.4 | '' | - | 4 | - | 1.2.3.04
            package@085240e737828d8326719bf97730188e927e49ca | package | - | - | - | - | 085240e737828d8326719bf97730188e927e49ca | 085240e73782
            085240e737828d8326719bf97730188e927e49ca | - | - | - | - | - | 085240e737828d8326719bf97730188e927e49ca | 085240e73782
            org.example.FooApp@1.0rc1+20200101100 | org.example.FooApp | 1.0.0.0 | rc1 | 20200101100 | 2 | - | 1.0rc1 (20200101100)
            org.example.FooApp@1.0rc1+1.2.3 | org.example.FooApp | 1.0.0.0 | rc1 | 1.2.3 | 2 | - | 1.0rc1 (1.2.3)
            some-api@1.2.3-test | some-api | 1.2.3.0 | test | - | 3 | - | 1.2.3-test
            some-api@1.0-1234 | some-api | 1.0.0.0 | 1234 | - | 2 | - | 1.0-1234
            foo@ | - | - | - | - | - | - | foo@
            some-api@1.0.0.0 | some-api | 1.0.0.0 | '' | - | 4 | - | 1.0.0.0
            bla-internal@0.0.0.4bfe251b96 | bla-internal | 0.0.0.4 | bfe251b96 | - | 4 | - | 0.0.0.4bfe251b96
            bla-internal@1.0dev1 | bla-internal | 1.0.0.0 | dev1 | - | 2 | - | 1.0dev1
            some-api@1.0alpha2 | some-api | 1.0.0.0 | alpha2 | - | 2 | - | 1.0alpha2
            some-api@2020.05.26-01.38.42 | some-api | - | - | - | - | - | some-api@2020.05.26-01.38.42
            some-api@2020.2-1.2.3 | some-api | 2020.2.0.0 | 1.2.3 | - | 2 | - | 2020.2-1.2.3
            foo@01.02.003.4-alpha+1234 | foo | 1.2.3.4 | alpha | 1234 | 4 | - | 01.02.003.4-alpha (1234)
            foo.bar.baz.App@1.0+20200101100 | foo.bar.baz.App | 1.0.0.0 | '' | 20200101100 | 2 | - | 1.0 (20200101100)
            foo.bar.baz.App@1.0+1.0.200 | foo.bar.baz.App | 1.0.0.0 | '' | 1.0.200 | 2 | - | 1.0 (1.0.200)
            foo.bar.baz.App@1.0.0+20200101100 | foo.bar.baz.App | 1.0.0.0 | '' | 20200101100 | 3 | - | 1.0.0 (20200101100)
            hackweek@6f85d2f | hackweek | - | - | - | - | - | hackweek@6f85d2f
            com.foogame.FooGame@7211+7211 | com.foogame.FooGame | 7211.0.0.0 | '' | 7211 | 1 | - | 7211 (7211)
            foo@20210505090610352561 | foo | - | - | - | - | 20210505090610352561 | 202105050906
            '  foo   ' | - | - | - | - | - | - | foo
            1.2.3 | - | - | - | - | - | - | 1.2.3
            foo@1a1 | foo | - | - | - | - | - | foo@1a1
            foo@1-a1 | foo | 1.0.0.0 | a1 | - | 1 | - | 1-a1
            foo@v1.2.3 | foo | - | - | - | - | - | foo@v1.2.3
            2021.8.20+142918.x.68fd0d2 | - | - | - | - | - | - | 2021.8.20+142918.x.68fd0d2
            foo@1.0RC1 | foo | - | - | - | - | - | foo@1.0RC1
            foo.bar.BazApp@1.0a+20200101100 | foo.bar.BazApp | 1.0.0.0 | a | 20200101100 | 2 | - | 1.0a (20200101100)
            """)
    void readsNamesAsTheReferenceDoes(
            String name,
            @Nullable String packageName,
            @Nullable String parts,
            @Nullable String prerelease,
            @Nullable String buildCode,
            @Nullable Integer components,
            @Nullable String buildHash,
            String description) {
        ReleaseVersion version = ReleaseVersion.parse(name);

        assertThat(version.packageName()).isEqualTo(packageName);
        assertThat(version.buildHash()).isEqualTo(buildHash);
        assertThat(version.description()).isEqualTo(description);
        VersionNumber number = version.number();
        if (parts == null) {
            assertThat(number).isNull();
        } else {
            assertThat("%d.%d.%d.%d".formatted(number.major(), number.minor(), number.patch(), number.revision()))
                    .isEqualTo(parts);
            assertThat(number.prerelease()).isEqualTo(prerelease);
            assertThat(number.buildCode()).isEqualTo(buildCode);
            assertThat(number.components()).isEqualTo(components);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0dev, 1.0.0.0",
        "1.0.0-rc1, 1.0.0",
        "0.9, 1.0.0-rc1",
        "1.0.0+10, 1.0.0+20",
        "1.0.0+9, 1.0.0+10",
        "1.0.0+a, 1.0.0+b",
        "1.0+abcd, 1.0+abcde",
        "1.0.0, 1.0.0+1",
        "1.1.0, 10.0",
        "1.1.0, 1.1.1",
        "1.1.0.1, 1.1.0.2",
        "1.0.42.0, 1.1.0.1",
        "1.0-rc10, 1.0-rc9",
        "1.0-rc, 1.0-rc1",
        "9.0, 10.0"
    })
    void ordersVersionsAsTheReferenceDoes(String lower, String higher) {
        assertThat(number(lower)).isLessThan(number(higher));
        assertThat(number(higher)).isGreaterThan(number(lower));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.0.0", "1.0dev, 1.0.0-dev", "1.0dev, 1.0.0.0-dev", "1.0+007, 1.0+7"})
    void findsVersionsAtOnePlace(String one, String other) {
        assertThat(number(one)).isEqualByComparingTo(number(other));
    }

    @Test
    void tellsPrereleasesApart() {
        assertThat(number("1.0dev")).isNotEqualByComparingTo(number("1.0.0.0-dev1"));
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
                        "web",
                        1L,
                        2L,
                        3L,
                        0L,
                        "rc1",
                        "77",
                        77L,
                        number("1.2.3-rc1+77").sortKey()));
        assertThat(VersionColumns.of("web@1.0+whatever").buildNumber()).isNull();
        assertThat(VersionColumns.of("web@1.0+" + "9".repeat(41)).buildCode()).hasSize(41);
        assertThat(VersionColumns.of("web@1.0+" + "9".repeat(41)).buildNumber()).isNull();
        assertThat(VersionColumns.of("web@9223372036854775808.0").packageName()).isNull();
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
