package dev.waybill.release.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.kit.access.Tokens;
import dev.waybill.release.directory.ProjectKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client key as Sentry shows one.
 *
 * @param secret what DSNs of old carry behind the public key; made of it, because it opens nothing and ingest does not look at it
 * @param rateLimit always null: there are none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record KeyView(
        String id,
        String name,
        String label,
        @JsonProperty("public") String publicKey,
        String secret,
        long projectId,
        @JsonProperty("isActive") boolean isActive,
        @Nullable Object rateLimit,
        DsnView dsn,
        String browserSdkVersion,
        Map<String, Boolean> dynamicSdkLoaderOptions,
        Instant dateCreated) {

    private static final int SECRET_LENGTH = 32;

    /** Where an SDK sends to; {@code secret} is the form of old SDKs. */
    record DsnView(
            @JsonProperty("public") String publicDsn,
            String secret,
            String csp,
            String security,
            String minidump,
            String unreal,
            String cdn) {}

    static KeyView of(ProjectKey key, String publicUrl) {
        String publicKey = key.publicKey();
        String secret = Tokens.sha256("dsn secret of " + publicKey).substring(0, SECRET_LENGTH);
        int host = publicUrl.indexOf("://") + "://".length();
        String scheme = publicUrl.substring(0, host);
        String tail = "@" + publicUrl.substring(host) + "/" + key.projectId();
        String api = publicUrl + "/api/" + key.projectId();
        String query = "/?sentry_key=" + publicKey;
        return new KeyView(
                publicKey,
                key.name(),
                key.name(),
                publicKey,
                secret,
                key.projectId(),
                key.isActive(),
                null,
                new DsnView(
                        scheme + publicKey + tail,
                        scheme + publicKey + ":" + secret + tail,
                        api + "/csp-report" + query,
                        api + "/security" + query,
                        api + "/minidump" + query,
                        api + "/unreal/" + publicKey + "/",
                        publicUrl + "/js-sdk-loader/" + publicKey + ".min.js"),
                "latest",
                Map.of("hasReplay", false, "hasPerformance", false, "hasDebug", false),
                key.dateCreated());
    }
}
