package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.release.version.ReleaseVersion;
import dev.waybill.release.version.VersionNumber;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What a version's name says, on the wire. */
record VersionInfoView(
        @JsonProperty("package") @Nullable String packageName,
        Version version,
        String description,
        @Nullable String buildHash) {

    /** The number; of a name without one only the text. The revision is not on Sentry's wire. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(
            String raw,
            @Nullable BigInteger major,
            @Nullable BigInteger minor,
            @Nullable BigInteger patch,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String pre,

            @Nullable String buildCode,
            @Nullable Integer components) {}

    /** What a name says; {@code loosely} where bare numbers count as versions. */
    static VersionInfoView of(String name, boolean loosely) {
        ReleaseVersion version = loosely ? ReleaseVersion.parseLoosely(name) : ReleaseVersion.parse(name);
        VersionNumber number = version.number();
        return new VersionInfoView(
                version.packageName(),
                number == null
                        ? new Version(version.versionPart(), null, null, null, null, null, null)
                        : new Version(
                                version.versionPart(),
                                number.major(),
                                number.minor(),
                                number.patch(),
                                number.prerelease(),
                                number.buildCode(),
                                number.components()),
                version.description(),
                version.buildHash());
    }
}
