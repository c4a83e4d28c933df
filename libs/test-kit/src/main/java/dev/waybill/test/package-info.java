/** What the tests of every module share: a real PostgreSQL and a real Kafka broker, probes for topics, faults, and the rules of the architecture. */
@NullMarked
package dev.waybill.test;

import org.jspecify.annotations.NullMarked;
