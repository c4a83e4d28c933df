/** What the statements of all features share. */
@NullMarked
package dev.waybill.release.sql;

import org.jspecify.annotations.NullMarked;
