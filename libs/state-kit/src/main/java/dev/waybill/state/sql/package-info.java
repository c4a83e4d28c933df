/** Statements that are better said to the driver than through entities: on sets of rows, and on the shortest ways. */
@NullMarked
package dev.waybill.state.sql;

import org.jspecify.annotations.NullMarked;
