/** The command line of the benchmarks: which run, how long, and the report. */
@NullMarked
package dev.waybill.bench;

import org.jspecify.annotations.NullMarked;
