/** The local stack: what <code>./waybill</code> runs once the bash part has found Java and built the sources. */
@NullMarked
package dev.waybill.local;

import org.jspecify.annotations.NullMarked;
