package dev.waybill.release.version;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The tables of the reference, for tests of the code and of the database. */
public final class VersionCases {

    private static final String HASH = "a86d127c4b2f23a0a862620280427dcc01c78676";

    private VersionCases() {}

    /**
     * What a name says.
     *
     * @param parts the number, written major.minor.patch.revision, null where there is none
     */
    public record Parsed(
            String name,
            String packageName,
            String parts,
            String prerelease,
            String buildCode,
            int components,
            String buildHash,
            String description) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A filter, what it is tried on, and which of that it lets pass. */
    public record Filtered(String filter, List<String> versions, List<String> passing) {

        @Override
        public String toString() {
            return filter + " of " + versions;
        }
    }

    /** Reference 2.2. */
    public static Stream<Parsed> names() {
        String app = "org.example.FooApp";
        String blah = "@foo.bar.baz--blah";
        String other = "085240e737828d8326719bf97730188e927e49ca";
        return Stream.of(
                number(blah, "1.2.3-dev+BUILD-code", "1.2.3.0", "dev", "BUILD-code", 3, "1.2.3-dev (BUILD-code)"),
                number(blah, "1.0a+build-code", "1.0.0.0", "a", "build-code", 2, "1.0a (build-code)"),
                number(blah, "1.0alpha2+build-code", "1.0.0.0", "alpha2", "build-code", 2, "1.0alpha2 (build-code)"),
                none(null, HASH, HASH, "a86d127c4b2f"),
                none("some-package", "some-package@" + HASH, HASH, "a86d127c4b2f"),
                new Parsed(blah + "@1.0a+" + HASH, blah, "1.0.0.0", "a", HASH, 2, HASH, "1.0a (a86d127c4b2f)"),
                number("foo.bar.baz", "1.2.3.04", "1.2.3.4", "", null, 4, "1.2.3.04"),
                none("package", "package@" + other, other, "085240e73782"),
                none(null, other, other, "085240e73782"),
                number(app, "1.0rc1+20200101100", "1.0.0.0", "rc1", "20200101100", 2, "1.0rc1 (20200101100)"),
                number(app, "1.0rc1+1.2.3", "1.0.0.0", "rc1", "1.2.3", 2, "1.0rc1 (1.2.3)"),
                number("some-api", "1.2.3-test", "1.2.3.0", "test", null, 3, "1.2.3-test"),
                number("some-api", "1.0-1234", "1.0.0.0", "1234", null, 2, "1.0-1234"),
                none(null, "foo@", null, "foo@"),
                number("some-api", "1.0.0.0", "1.0.0.0", "", null, 4, "1.0.0.0"),
                number("bla-internal", "0.0.0.4bfe251b96", "0.0.0.4", "bfe251b96", null, 4, "0.0.0.4bfe251b96"),
                number("bla-internal", "1.0dev1", "1.0.0.0", "dev1", null, 2, "1.0dev1"),
                number("some-api", "1.0alpha2", "1.0.0.0", "alpha2", null, 2, "1.0alpha2"),
                none("some-api", "some-api@2020.05.26-01.38.42", null, "some-api@2020.05.26-01.38.42"),
                number("some-api", "2020.2-1.2.3", "2020.2.0.0", "1.2.3", null, 2, "2020.2-1.2.3"),
                number("foo", "01.02.003.4-alpha+1234", "1.2.3.4", "alpha", "1234", 4, "01.02.003.4-alpha (1234)"),
                number("foo.bar.baz.App", "1.0+20200101100", "1.0.0.0", "", "20200101100", 2, "1.0 (20200101100)"),
                number("foo.bar.baz.App", "1.0+1.0.200", "1.0.0.0", "", "1.0.200", 2, "1.0 (1.0.200)"),
                number("foo.bar.baz.App", "1.0.0+20200101100", "1.0.0.0", "", "20200101100", 3, "1.0.0 (20200101100)"),
                none("hackweek", "hackweek@6f85d2f", null, "hackweek@6f85d2f"),
                number("com.foogame.FooGame", "7211+7211", "7211.0.0.0", "", "7211", 1, "7211 (7211)"),
                none("foo", "foo@20210505090610352561", "20210505090610352561", "202105050906"),
                none(null, "  foo   ", null, "foo"),
                none(null, "1.2.3", null, "1.2.3"),
                none("foo", "foo@1a1", null, "foo@1a1"),
                number("foo", "1-a1", "1.0.0.0", "a1", null, 1, "1-a1"),
                none("foo", "foo@v1.2.3", null, "foo@v1.2.3"),
                none(null, "2021.8.20+142918.x.68fd0d2", null, "2021.8.20+142918.x.68fd0d2"),
                none("foo", "foo@1.0RC1", null, "foo@1.0RC1"),
                number("foo.bar.BazApp", "1.0a+20200101100", "1.0.0.0", "a", "20200101100", 2, "1.0a (20200101100)"),
                none(null, "a86d127c4b2f23a0a862620280427dcc", "a86d127c4b2f23a0a862620280427dcc", "a86d127c4b2f"));
    }

    /** Reference 2.3: of two numbers the lower one first. */
    public static Stream<Arguments> ordered() {
        return pairs(
                "1.0dev < 1.0.0.0",
                "1.0.0-rc1 < 1.0.0",
                "0.9 < 1.0.0-rc1",
                "1.0.0+10 < 1.0.0+20",
                "1.0.0+9 < 1.0.0+10",
                "1.0.0+a < 1.0.0+b",
                "1.0+abcd < 1.0+abcde",
                "1.0.0 < 1.0.0+1",
                "1.1.0 < 10.0",
                "1.1.0 < 1.1.1",
                "1.1.0.1 < 1.1.0.2",
                "1.0.42.0 < 1.1.0.1",
                "1.0-rc10 < 1.0-rc9",
                "1.0-rc < 1.0-rc1",
                "1.0dev < 1.0.0.0-dev1",
                "0 < 0.0.0.1",
                "9.0 < 10.0",
                "99.0 < 100.0",
                "1.9223372036854775806 < 1.9223372036854775807");
    }

    /** Reference 2.3: numbers at one place. */
    public static Stream<Arguments> equal() {
        return pairs("1.0 < 1.0.0", "1.0dev < 1.0.0-dev", "1.0dev < 1.0.0.0-dev", "1.0+007 < 1.0+7", "01.2 < 1.2.0");
    }

    /** Reference 2.6. */
    public static Stream<Filtered> filters() {
        List<String> plain = List.of("p@1.0.0.0", "p@1.2.0.0", "p@1.2.3.0", "p@1.2.3.4", "p@2.0.0.0");
        List<String> pre = List.of("p@1.2.3-alpha", "p@1.2.3-beta", "p@1.2.3", "p@1.2.4-alpha", "p@1.2.4");
        List<String> mixed = List.of("p@1.0+1", "p@1.0+2", "q@1.0", "q@2.0", "none");
        return Stream.of(
                filtered(">1", plain, 1, 2, 3, 4),
                filtered(">1.2", plain, 2, 3, 4),
                filtered(">1.2.3", plain, 3, 4),
                filtered(">2", plain),
                filtered("1.X", plain, 0, 1, 2, 3),
                filtered("1.*", plain, 0, 1, 2, 3),
                filtered("1.2.*", plain, 1, 2, 3),
                filtered("1.2.3.*", plain, 2, 3),
                filtered("2.*", plain, 4),
                filtered("*", plain, 0, 1, 2, 3, 4),
                filtered("1.2", plain, 1),
                filtered("=1.2.0.0", plain, 1),
                filtered("!=1.2", plain, 0, 2, 3, 4),
                filtered("<1.2.3", plain, 0, 1),
                filtered("<=1.2.3", plain, 0, 1, 2),
                filtered(">=1.2.3.4", plain, 3, 4),
                filtered(">=1.2.3", pre, 2, 3, 4),
                filtered(">=1.2.3-beta", pre, 1, 2, 3, 4),
                filtered("<1.2.3", pre, 0, 1),
                filtered("1.2.3-alpha", pre, 0),
                filtered("1.2.3.*", pre, 0, 1, 2),
                filtered("1.0", mixed, 0, 1, 2),
                filtered("1.0+2", mixed, 1),
                filtered(">1.0+1", mixed, 1, 3),
                filtered("p@1.0", mixed, 0, 1),
                filtered(">q@1.0", mixed, 3),
                filtered("!=p@1.0+1", mixed, 1));
    }

    private static Filtered filtered(String filter, List<String> versions, int... passing) {
        return new Filtered(
                filter, versions, Arrays.stream(passing).mapToObj(versions::get).toList());
    }

    private static Stream<Arguments> pairs(String... pairs) {
        return Arrays.stream(pairs).map(pair -> Arguments.of((Object[]) pair.split(" < ")));
    }

    private static Parsed number(
            String packageName,
            String version,
            String parts,
            String prerelease,
            String buildCode,
            int components,
            String description) {
        String name = packageName + "@" + version;
        return new Parsed(name, packageName, parts, prerelease, buildCode, components, null, description);
    }

    private static Parsed none(String packageName, String name, String buildHash, String description) {
        return new Parsed(name, packageName, null, null, null, 0, buildHash, description);
    }
}
