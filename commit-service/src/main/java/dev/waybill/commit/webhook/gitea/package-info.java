/** The webhooks of Gitea and of Forgejo, which grew out of it. */
@NullMarked
package dev.waybill.commit.webhook.gitea;

import org.jspecify.annotations.NullMarked;
