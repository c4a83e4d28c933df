/** Where a local stack keeps its files, its ports and its secrets, and how one stack is told from another. */
@NullMarked
package dev.waybill.local.home;

import org.jspecify.annotations.NullMarked;
