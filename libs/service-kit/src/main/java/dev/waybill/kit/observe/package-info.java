/** What operators see: whether the broker answers, and how far consumers are behind. */
@NullMarked
package dev.waybill.kit.observe;

import org.jspecify.annotations.NullMarked;
