/** The commands of the launcher. */
@NullMarked
package dev.waybill.local.command;

import org.jspecify.annotations.NullMarked;
