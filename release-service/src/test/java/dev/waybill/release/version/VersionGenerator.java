package dev.waybill.release.version;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names of versions that are close to each other, so that comparing them decides by every part. */
public final class VersionGenerator {

    private static final List<String> PACKAGES =
            List.of("", "", "p@", "q@", "p-@", "@p@", "ü@", "😀@", "\uFFFD@", "p q@");
    private static final List<String> PARTS = List.of("0", "1", "2", "9", "10", "010", "99", "9223372036854775807");
    private static final List<String> PRERELEASES =
            List.of("", "", "-", "-a", "-rc", "-rc1", "-rc9", "-rc10", "rc1", "-0", "-1.2", "-A", "-a.b", "-~");
    private static final List<String> BUILDS =
            List.of("", "", "+1", "+01", "+9", "+10", "+a", "+A", "+1a", "+1.2", "+" + "9".repeat(30), "+-1");

    private VersionGenerator() {}

    /** Distinct names, most of them with a number. */
    public static List<String> names(Random random, int count) {
        return Stream.generate(() -> name(random)).distinct().limit(count).toList();
    }

    private static String name(Random random) {
        List<String> parts = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> pick(random, PARTS))
                .toList();
        return pick(random, PACKAGES) + String.join(".", parts) + pick(random, PRERELEASES) + pick(random, BUILDS);
    }

    private static String pick(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The order of numbers as reference 2.3 tells it. */
    static int compareByTheBook(VersionNumber one, VersionNumber other) {
        return Comparator.comparing(VersionNumber::major)
                .thenComparing(VersionNumber::minor)
                .thenComparing(VersionNumber::patch)
                .thenComparing(VersionNumber::revision)
                .thenComparing(number -> number.prerelease().isEmpty())
                .thenComparing(VersionNumber::prerelease)
                .thenComparing(number -> number.buildCode() != null)
                .thenComparing((a, b) -> compareBuilds(a, b))
                .compare(one, other);
    }

    private static int compareBuilds(VersionNumber one, VersionNumber other) {
        String code = one.buildCode();
        String otherCode = other.buildCode();
        if (code == null || otherCode == null) {
            return 0;
        }
        boolean isNumber = code.matches("[0-9]+");
        boolean otherIsNumber = otherCode.matches("[0-9]+");
        if (isNumber != otherIsNumber) {
            return isNumber ? -1 : 1;
        }
        return isNumber ? new BigInteger(code).compareTo(new BigInteger(otherCode)) : code.compareTo(otherCode);
    }
}
