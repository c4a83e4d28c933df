/** Takes what Git hosts send, keeps it as it came, and works it off afterwards. */
@NullMarked
package dev.waybill.commit.webhook;

import org.jspecify.annotations.NullMarked;
