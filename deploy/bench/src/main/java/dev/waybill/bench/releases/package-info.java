/** The releases API in front of a million releases. */
@NullMarked
package dev.waybill.bench.releases;

import org.jspecify.annotations.NullMarked;
