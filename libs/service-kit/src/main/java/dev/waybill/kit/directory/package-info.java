/**
 * Who may do what, as every service knows it: a local copy of the topic {@code waybill.directory}, so that no service has to ask another
 * one during a request.
 */
@NullMarked
package dev.waybill.kit.directory;

import org.jspecify.annotations.NullMarked;
