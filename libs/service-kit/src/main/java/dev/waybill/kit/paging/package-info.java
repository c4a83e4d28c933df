/** Paging of lists as Sentry's clients know it: opaque cursors and a {@code Link} header with a previous and a next page. */
@NullMarked
package dev.waybill.kit.paging;

import org.jspecify.annotations.NullMarked;
