/** The bounds of everything that a client can make us do: memory, time, connections; and how a refusal is told. */
@NullMarked
package dev.waybill.ingest.limits;

import org.jspecify.annotations.NullMarked;
