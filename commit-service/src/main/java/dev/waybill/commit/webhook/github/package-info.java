/** GitHub's webhooks: signature, events and the push payload. */
@NullMarked
package dev.waybill.commit.webhook.github;

import org.jspecify.annotations.NullMarked;
