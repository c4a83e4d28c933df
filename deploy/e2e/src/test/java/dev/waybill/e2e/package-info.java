/**
 * The whole system, driven only from outside: HTTP, webhooks, SMTP and the real clients. Each test works with names of its own, so that
 * they can share one running stack in any order.
 */
@NullMarked
package dev.waybill.e2e;

import org.jspecify.annotations.NullMarked;
