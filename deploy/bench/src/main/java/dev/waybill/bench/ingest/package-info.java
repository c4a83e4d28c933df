/** Accepted envelopes a second: ingest-service beside a bare route and beside Kafka's own producer benchmark. */
@NullMarked
package dev.waybill.bench.ingest;

import org.jspecify.annotations.NullMarked;
