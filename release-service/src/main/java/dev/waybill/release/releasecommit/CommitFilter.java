package dev.waybill.release.releasecommit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which commits of a release are shown.
 *
 * @param repositories the names of repositories as the commits have them, null for all
 * @param paths those of a project that keeps only some commits, null for all
 */
record CommitFilter(
        @Nullable List<String> repositories, @Nullable PathGlobs paths) {

    static final CommitFilter ALL = new CommitFilter(null, null);
}
