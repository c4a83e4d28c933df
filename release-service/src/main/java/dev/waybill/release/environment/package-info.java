/** Environments and the rules of their names. */
@NullMarked
package dev.waybill.release.environment;

import org.jspecify.annotations.NullMarked;
