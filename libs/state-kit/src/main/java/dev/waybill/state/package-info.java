/**
 * State and its announcement in one transaction: the outbox and its relay, the inbox, parts of facts, and offsets, for services with a
 * database.
 */
@NullMarked
package dev.waybill.state;

import org.jspecify.annotations.NullMarked;
