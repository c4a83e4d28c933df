/** What the benchmarks run on: the broker, the database, and Java processes with equal flags. */
@NullMarked
package dev.waybill.bench.machine;

import org.jspecify.annotations.NullMarked;
