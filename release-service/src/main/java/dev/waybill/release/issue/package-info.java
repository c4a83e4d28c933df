/** Issues: what clients ask for beside releases. None are kept yet, so every list is empty; what is asked is checked all the same. */
@NullMarked
package dev.waybill.release.issue;

import org.jspecify.annotations.NullMarked;
