/** Telemetry on its way to Kafka, answered for only when the broker has it. */
@NullMarked
package dev.waybill.ingest.publish;

import org.jspecify.annotations.NullMarked;
