/** Whether something is worth trying again, and when. */
@NullMarked
package dev.waybill.kit.retry;

import org.jspecify.annotations.NullMarked;
