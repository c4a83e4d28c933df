/** Decides whom an announced deploy concerns, and hands them to the queue of deliveries. */
@NullMarked
package dev.waybill.notify.announcement;

import org.jspecify.annotations.NullMarked;
