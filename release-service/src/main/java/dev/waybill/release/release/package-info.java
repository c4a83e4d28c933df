/** Releases: made by API and by telemetry, changed, listed; everything a version's name says. */
@NullMarked
package dev.waybill.release.release;

import org.jspecify.annotations.NullMarked;
