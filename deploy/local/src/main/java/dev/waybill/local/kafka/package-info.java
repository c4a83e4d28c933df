/** The embedded Kafka broker, a Java process of its own. */
@NullMarked
package dev.waybill.local.kafka;

import org.jspecify.annotations.NullMarked;
