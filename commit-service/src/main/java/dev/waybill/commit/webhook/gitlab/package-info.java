/** GitLab's webhooks. */
@NullMarked
package dev.waybill.commit.webhook.gitlab;

import org.jspecify.annotations.NullMarked;
