/** Records that can never be handled: set aside with their original bytes, looked at, and put back. */
@NullMarked
package dev.waybill.kit.deadletter;

import org.jspecify.annotations.NullMarked;
