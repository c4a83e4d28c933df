/** What is read out of an event, and the rules for names that telemetry carries. */
@NullMarked
package dev.waybill.ingest.event;

import org.jspecify.annotations.NullMarked;
