package dev.waybill.release.release;

import java.time.Instant;

/** A release in the list that charts mark releases with. */
record ReleaseDateView(String version, Instant date) {}
