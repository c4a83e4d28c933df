package dev.waybill.release.range;

import java.util.UUID;

/** A range has a new answer. Observed, outside of a transaction, by the features that wait for it; may be told twice. */
public record RangeAnswered(UUID rangeId) {}
