package dev.waybill.release.releasecommit;

import dev.waybill.release.release.Release;

/** The commit list of a release is settled, perhaps anew. Observed in the same transaction, under the lock of the release. */
public record CommitsSettled(Release release) {}
