/** Who is calling, and may it: bearer tokens checked by their hash against the directory, in Sentry's words and order of refusals. */
@NullMarked
package dev.waybill.kit.access;

import org.jspecify.annotations.NullMarked;
