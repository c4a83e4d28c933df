/** Tells facts through the outbox, each with a sequence that grows for ever, whatever is deleted and made again. */
@NullMarked
package dev.waybill.release.announcement;

import org.jspecify.annotations.NullMarked;
