package dev.waybill.release.release;

/** What would go with a release. */
record DeletionView(
        String version, boolean dryRun, long projects, long environments, long dists, long commits, long deploys) {}
