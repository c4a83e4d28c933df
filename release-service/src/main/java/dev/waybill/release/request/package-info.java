/** Reads the bodies and parameters of requests strictly, with field errors in Sentry's words. */
@NullMarked
package dev.waybill.release.request;

import org.jspecify.annotations.NullMarked;
