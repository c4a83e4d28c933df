/** What is told to whom, and the seam behind which each way of telling it lives in a package of its own. */
@NullMarked
package dev.waybill.notify.channel;

import org.jspecify.annotations.NullMarked;
