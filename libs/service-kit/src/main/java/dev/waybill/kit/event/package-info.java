/** Facts on the wire: their JSON, their headers, their ids and the parts they travel in. */
@NullMarked
package dev.waybill.kit.event;

import org.jspecify.annotations.NullMarked;
