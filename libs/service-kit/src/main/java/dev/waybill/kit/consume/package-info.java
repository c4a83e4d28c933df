/** How records reach a handler: in order, again while something is away, past what can never be handled. */
@NullMarked
package dev.waybill.kit.consume;

import org.jspecify.annotations.NullMarked;
