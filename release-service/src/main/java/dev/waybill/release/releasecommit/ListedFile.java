package dev.waybill.release.releasecommit;

import org.jspecify.annotations.Nullable;

/**
 * A file that a commit of a release touches.
 *
 * @param position of the commit in the list of the release
 * @param ordinal of the file in the commit, from 1
 */
record ListedFile(
        int position,
        long ordinal,
        String path,
        String type,
        String repository,
        @Nullable String message,
        @Nullable String authorName,
        @Nullable String authorEmail) {}
