/** Who the caller is, and which organisations and projects it sees. */
@NullMarked
package dev.waybill.release.account;

import org.jspecify.annotations.NullMarked;
