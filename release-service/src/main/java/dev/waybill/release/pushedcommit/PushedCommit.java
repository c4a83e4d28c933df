package dev.waybill.release.pushedcommit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commit of a connected repository.
 *
 * @param authorEmail in lower case, null if it reaches nobody
 * @param committedAt when its push was taken, where nobody told when it was committed
 */
record PushedCommit(
        long repositoryId,
        String sha,
        @Nullable String message,
        @Nullable String authorEmail,
        Instant committedAt) {}
