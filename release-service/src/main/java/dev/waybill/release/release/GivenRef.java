package dev.waybill.release.release;

import org.jspecify.annotations.Nullable;

/**
 * The commit of a repository that a release was built from, as a client named it.
 *
 * @param previousCommit where its commits begin, null to take what the previous release was built from
 */
public record GivenRef(
        String repository, String commit, @Nullable String previousCommit) {}
