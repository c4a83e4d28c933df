/** The webhooks of Bitbucket Data Center, formerly Bitbucket Server. */
@NullMarked
package dev.waybill.commit.webhook.bitbucketserver;

import org.jspecify.annotations.NullMarked;
