package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.release.repository.RepositoryEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A repository on the wire. One that is only a name in a list of commits has no id. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RepositoryView(
        @Nullable String id, String name, @Nullable String url, ProviderView provider, String status) {

    private static final ProviderView UNKNOWN = new ProviderView("unknown", "Unknown Provider");
    private static final Map<String, String> PROVIDERS = Map.of(
            "integrations:github", "GitHub",
            "integrations:github_enterprise", "GitHub Enterprise",
            "integrations:gitlab", "GitLab",
            "integrations:bitbucket", "Bitbucket",
            "integrations:bitbucket_server", "Bitbucket Server",
            "integrations:vsts", "Azure DevOps");

    /** A Git host's kind. */
    record ProviderView(String id, String name) {}

    static RepositoryView of(String name, @Nullable RepositoryEntry known) {
        if (known == null) {
            return new RepositoryView(null, name, null, UNKNOWN, "active");
        }
        String provider = known.provider();
        return new RepositoryView(
                Long.toString(known.id()),
                known.name(),
                known.url(),
                new ProviderView(provider, PROVIDERS.getOrDefault(provider, provider)),
                known.status());
    }
}
