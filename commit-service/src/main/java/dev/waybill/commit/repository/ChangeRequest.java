package dev.waybill.commit.repository;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a change. What is absent or null stays; an empty {@code cloneUrl}, {@code token} or {@code sshKey} is taken away. Further
 * members that Sentry knows, such as {@code integrationId}, are ignored.
 *
 * @param status {@code active} (or {@code visible}) or {@code hidden}; webhooks of a hidden repository are not worked off
 * @param name that people choose; the host's stays known
 * @param webhookSecret the next one; the one before is taken as well until it changes again
 */
record ChangeRequest(
        @Nullable String status,
        @Nullable String name,
        @Nullable String url,
        @Nullable String cloneUrl,
        @Nullable String token,
        @Nullable String sshKey,
        @Nullable String webhookSecret) {

    private static final Map<String, String> STATUSES =
            Map.of("active", Repo.ACTIVE, "visible", Repo.ACTIVE, "hidden", Repo.HIDDEN);

    /** 400 for every member that cannot be taken. */
    void check() {
        RepoRules rules = new RepoRules();
        String wanted = RepoRules.given(status);
        if (wanted != null && !STATUSES.containsKey(wanted)) {
            rules.broken("status", "\"" + wanted + "\" is not a valid choice.");
        }
        rules.display(RepoRules.given(name));
        rules.page(RepoRules.given(url));
        rules.cloneUrl(RepoRules.given(cloneUrl));
        rules.token(RepoRules.given(token));
        rules.sshKey(RepoRules.given(sshKey));
        rules.secret(webhookSecret);
        rules.check();
    }

    /** The status as it is stored; null if it stays. */
    @Nullable
    String storedStatus() {
        String wanted = RepoRules.given(status);
        return wanted == null ? null : STATUSES.get(wanted);
    }

    /** Whether anything changes how the host is asked. */
    boolean touchesConnection() {
        return token != null || webhookSecret != null || RepoRules.given(url) != null;
    }

    @Override
    public String toString() {
        return "ChangeRequest[status=" + status + ", name=" + name + "]";
    }
}
