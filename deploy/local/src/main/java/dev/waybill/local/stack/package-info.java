/** The whole stack as one object, for the launcher and for tests. */
@NullMarked
package dev.waybill.local.stack;

import org.jspecify.annotations.NullMarked;
