/** Records a second from a topic to committed rows: release-service beside one commit a record. */
@NullMarked
package dev.waybill.bench.consume;

import org.jspecify.annotations.NullMarked;
