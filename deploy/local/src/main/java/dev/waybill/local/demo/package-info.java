/** The demo organisation, created through the services' own HTTP APIs. */
@NullMarked
package dev.waybill.local.demo;

import org.jspecify.annotations.NullMarked;
