/** Tests of the whole service. */
@NullMarked
package dev.waybill.ingest;

import org.jspecify.annotations.NullMarked;
