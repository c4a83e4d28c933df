/** Bitbucket Cloud's webhooks. */
@NullMarked
package dev.waybill.commit.webhook.bitbucket;

import org.jspecify.annotations.NullMarked;
