package dev.waybill.commit.webhook.payload;

import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.HostText;
import org.jspecify.annotations.Nullable;

/** Repositories as payloads name them. */
public final class HostedRepos {

    private HostedRepos() {}

    /** The repository; null if its id or its name is missing. */
    public static @Nullable HostedRepo of(
            @Nullable String id, @Nullable String name, @Nullable String url, @Nullable String formerName) {
        String cleanId = HostText.name(id);
        String cleanName = HostText.name(name);
        return cleanId == null || cleanName == null
                ? null
                : new HostedRepo(cleanId, cleanName, url, HostText.name(formerName));
    }
}
