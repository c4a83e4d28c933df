/** Organisations over the web API. */
@NullMarked
package dev.waybill.release.organization;

import org.jspecify.annotations.NullMarked;
