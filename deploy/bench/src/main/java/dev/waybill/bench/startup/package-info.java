/** How long the stack and each service take to be ready, and what the stack takes of memory. */
@NullMarked
package dev.waybill.bench.startup;

import org.jspecify.annotations.NullMarked;
