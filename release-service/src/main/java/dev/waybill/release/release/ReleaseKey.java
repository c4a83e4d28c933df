package dev.waybill.release.release;

/** What names a release. */
record ReleaseKey(long id, long organizationId, String version) {}
