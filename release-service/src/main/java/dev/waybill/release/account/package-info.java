/** Who the caller is. */
@NullMarked
package dev.waybill.release.account;

import org.jspecify.annotations.NullMarked;
