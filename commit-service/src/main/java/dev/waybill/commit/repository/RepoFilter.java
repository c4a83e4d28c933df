package dev.waybill.commit.repository;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which repositories a list shows.
 *
 * @param deleted true for those that are being removed
 * @param status of those that are not
 * @param query a part of the name, the path or the address, or the host's id; lower case and without space
 */
record RepoFilter(boolean deleted, String status, String query) {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Set<String> REMOVED = Set.of("deleted", "pending_deletion", "deletion_in_progress");

    /** Active ones unless told otherwise, as Sentry's list; a status that nothing has gives an empty list there too. */
    static RepoFilter of(@Nullable String status, @Nullable String query) {
        String wanted = status == null || status.isEmpty() || "visible".equals(status) ? Repo.ACTIVE : status;
        return new RepoFilter(
                REMOVED.contains(wanted),
                wanted,
                query == null ? "" : SPACE.matcher(query).replaceAll("").toLowerCase(Locale.ROOT));
    }
}
