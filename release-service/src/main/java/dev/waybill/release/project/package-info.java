/** Projects over the web API: their settings and their client keys. */
@NullMarked
package dev.waybill.release.project;

import org.jspecify.annotations.NullMarked;
