/** The embedded PostgreSQL server and the databases in it. */
@NullMarked
package dev.waybill.local.postgres;

import org.jspecify.annotations.NullMarked;
