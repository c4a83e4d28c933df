/** Bitbucket Data Center as a place where repositories live. */
@NullMarked
package dev.waybill.commit.host.bitbucketserver;

import org.jspecify.annotations.NullMarked;
