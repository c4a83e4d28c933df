/** Pages of lists that are short enough to be counted through. */
@NullMarked
package dev.waybill.commit.paging;

import org.jspecify.annotations.NullMarked;
