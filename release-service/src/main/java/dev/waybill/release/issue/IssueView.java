package dev.waybill.release.issue;

import java.time.Instant;

/** An issue on the wire, as far as sentry-cli reads one; all of it is text and has to be there. */
record IssueView(String id, String shortId, String title, Instant lastSeen, String status, String level) {}
