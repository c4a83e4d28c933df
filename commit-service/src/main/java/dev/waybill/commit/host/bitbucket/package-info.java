/** Bitbucket Cloud as a place where repositories live. */
@NullMarked
package dev.waybill.commit.host.bitbucket;

import org.jspecify.annotations.NullMarked;
