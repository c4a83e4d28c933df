/** What only who runs the system may do: endpoints under {@code /internal}. */
@NullMarked
package dev.waybill.kit.operator;

import org.jspecify.annotations.NullMarked;
