package dev.waybill.release.version;

import static java.util.Objects.requireNonNullElse;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a version says, read as Sentry's release parser reads it ({@code package@1.2.3-rc1+build}).
 *
 * @param raw the name without white space at its ends
 * @param packageName the part before the {@code @}, null where there is none
 * @param number the version number, null where the name has no package or does not follow the grammar
 * @param buildHash a hash in the build code or in place of the number, null where there is none
 */
public record ReleaseVersion(
        String raw,
        @Nullable String packageName,
        @Nullable VersionNumber number,
        @Nullable String buildHash) {

    private static final Pattern RELEASE = Pattern.compile("(@?[^@]+)@(.+)", Pattern.DOTALL);
    private static final Pattern HASH = Pattern.compile(
            "[0-9a-fA-F]{12}|[0-9a-fA-F]{16}|[0-9a-fA-F]{20}|[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    private static final Pattern LETTER = Pattern.compile("^[vV](?=[0-9])");
    private static final int SHORT_HASH = 12;
    /** Sorts before every character that a build code may hold. */
    private static final String BEFORE_PACKAGE = " ";

    /** Reads any name; what does not follow the grammar simply has no number. */
    public static ReleaseVersion parse(String name) {
        String raw = name.strip();
        Matcher release = RELEASE.matcher(raw);
        if (!release.matches()) {
            return new ReleaseVersion(raw, null, null, isHash(raw) ? raw : null);
        }
        String version = release.group(2);
        if (isHash(version)) {
            return new ReleaseVersion(raw, release.group(1), null, version);
        }
        VersionNumber number = VersionNumber.parse(version);
        String build = number == null ? null : number.buildCode();
        return new ReleaseVersion(raw, release.group(1), number, build != null && isHash(build) ? build : null);
    }

    /**
     * Reads a name where a project says that its versions are numbers: without a package, or with a {@code v} before the number, there is
     * one as well.
     */
    public static ReleaseVersion parseLoosely(String name) {
        ReleaseVersion strict = parse(name);
        if (strict.number != null || strict.buildHash != null) {
            return strict;
        }
        String part = strict.versionPart();
        VersionNumber number = VersionNumber.parse(LETTER.matcher(part).replaceFirst(""));
        String build = number == null ? null : number.buildCode();
        return new ReleaseVersion(
                strict.raw, strict.packageName, number, build != null && isHash(build) ? build : null);
    }

    /**
     * The place of the version among others, empty where it has no number that can be stored. Keys are compared byte by byte, in UTF-8:
     * the number first, then the package.
     */
    public String sortKey() {
        return number == null || !number.fitsColumns()
                ? ""
                : number.sortKey() + BEFORE_PACKAGE + requireNonNullElse(packageName, "");
    }

    /**
     * Compares the numbers of two versions of one package. Empty where the packages differ or a number is missing: then only dates tell
     * which came first.
     */
    public OptionalInt compareInPackage(ReleaseVersion other) {
        return number == null || other.number == null || !Objects.equals(packageName, other.packageName)
                ? OptionalInt.empty()
                : OptionalInt.of(number.compareTo(other.number));
    }

    /** How people name the version in a sentence: the number without its package, the first digits of a hash, else the whole name. */
    public String description() {
        String hash = buildHash == null ? null : buildHash.substring(0, SHORT_HASH);
        if (number == null) {
            return hash == null ? raw : hash;
        }
        String build = hash == null ? number.buildCode() : hash;
        return build == null ? number.rawShort() : number.rawShort() + " (" + build + ")";
    }

    /** The part after the package, the whole name where there is no package. */
    public String versionPart() {
        return packageName == null ? raw : raw.substring(packageName.length() + 1);
    }

    private static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }
}
