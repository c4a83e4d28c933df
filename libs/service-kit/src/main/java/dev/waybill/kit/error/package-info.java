/**
 * Errors of the web API in the shapes that Sentry's clients print: {@code {"detail": "…"}} for a sentence, {@code {"field": ["…"]}} for
 * fields that failed.
 */
@NullMarked
package dev.waybill.kit.error;

import org.jspecify.annotations.NullMarked;
