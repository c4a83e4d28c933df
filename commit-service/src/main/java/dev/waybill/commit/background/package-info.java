/** Work that is done soon after a commit or when its time has come, outside the request that caused it. */
@NullMarked
package dev.waybill.commit.background;

import org.jspecify.annotations.NullMarked;
