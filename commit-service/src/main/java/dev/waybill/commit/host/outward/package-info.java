/** Calls that leave for addresses which somebody else wrote down, and the guard that lets them go only where the operator allows. */
@NullMarked
package dev.waybill.commit.host.outward;

import org.jspecify.annotations.NullMarked;
