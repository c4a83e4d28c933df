package dev.waybill.release.release;

import org.jspecify.annotations.Nullable;

/** What is stored of a version's number: all of it, or nothing where there is none or a part of it does not fit. */
record VersionColumns(
        @Nullable String packageName,
        @Nullable Long major,
        @Nullable Long minor,
        @Nullable Long patch,
        @Nullable Long revision,
        @Nullable String prerelease,
        @Nullable String buildCode,
        @Nullable Long buildNumber,
        @Nullable String sortKey) {

    private static final VersionColumns NONE = new VersionColumns(null, null, null, null, null, null, null, null, null);

    static VersionColumns of(String name) {
        ReleaseVersion version = ReleaseVersion.parse(name);
        VersionNumber number = version.number();
        if (number == null || !number.fitsColumns()) {
            return NONE;
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
                number.sortKey());
    }
}
