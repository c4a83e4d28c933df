@NullMarked
package dev.waybill.tidy.order;

import org.jspecify.annotations.NullMarked;
