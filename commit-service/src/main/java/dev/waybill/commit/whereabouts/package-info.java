/** Where commits are: in which releases, and in which environments. */
@NullMarked
package dev.waybill.commit.whereabouts;

import org.jspecify.annotations.NullMarked;
