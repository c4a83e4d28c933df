/** Access tokens over the web API: made, shown once, rotated and revoked. */
@NullMarked
package dev.waybill.release.token;

import org.jspecify.annotations.NullMarked;
