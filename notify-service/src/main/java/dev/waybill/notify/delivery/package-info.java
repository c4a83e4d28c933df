/** The queue of messages to people: a table whose rows are claimed, sent and recorded, and never sent twice on purpose. */
@NullMarked
package dev.waybill.notify.delivery;

import org.jspecify.annotations.NullMarked;
