/** The load driver: a closed loop over keep-alive connections, in a process of its own. */
@NullMarked
package dev.waybill.bench.load;

import org.jspecify.annotations.NullMarked;
