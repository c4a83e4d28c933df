/** What the service has to know of a Git host to register a repository; one package a host. */
@NullMarked
package dev.waybill.commit.host;

import org.jspecify.annotations.NullMarked;
