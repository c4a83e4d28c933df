/** Telling compacted topics once more, for copies that have lost something or that came to know of more. */
@NullMarked
package dev.waybill.kit.reannounce;

import org.jspecify.annotations.NullMarked;
