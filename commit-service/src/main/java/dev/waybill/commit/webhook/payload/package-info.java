/** What the payloads of all Git hosts have in common, and how to read it. */
@NullMarked
package dev.waybill.commit.webhook.payload;

import org.jspecify.annotations.NullMarked;
