package dev.waybill.release.version;

import org.jspecify.annotations.Nullable;

/**
 * What is stored of a version's number: all of it, or nothing where there is none or a part of it does not fit.
 *
 * @param sortKey the place among versions, empty where there is none
 * @param looseKey the place where bare numbers count as well, empty where there is none even then
 */
public record VersionColumns(
        @Nullable String packageName,
        @Nullable Long major,
        @Nullable Long minor,
        @Nullable Long patch,
        @Nullable Long revision,
        @Nullable String prerelease,
        @Nullable String buildCode,
        @Nullable Long buildNumber,
        String sortKey,
        String looseKey) {

    /** The columns of a version's name. */
    public static VersionColumns of(String name) {
        ReleaseVersion version = ReleaseVersion.parse(name);
        VersionNumber number = version.number();
        if (number == null || !number.fitsColumns()) {
            String looseKey = ReleaseVersion.parseLoosely(name).sortKey();
            return new VersionColumns(null, null, null, null, null, null, null, null, "", looseKey);
        }
        return new VersionColumns(
                version.packageName(),
                number.major().longValueExact(),
                number.minor().longValueExact(),
                number.patch().longValueExact(),
                number.revision().longValueExact(),
                number.prerelease(),
                number.buildCode(),
                number.buildNumber(),
                version.sortKey(),
                version.sortKey());
    }
}
