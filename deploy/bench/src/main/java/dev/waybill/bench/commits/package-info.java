/** What commit-service takes: the import of a history, ranges over it, containment, and webhooks. */
@NullMarked
package dev.waybill.bench.commits;

import org.jspecify.annotations.NullMarked;
