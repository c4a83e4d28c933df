/** JMH benchmarks of pure code. */
@NullMarked
package dev.waybill.bench.micro;

import org.jspecify.annotations.NullMarked;
