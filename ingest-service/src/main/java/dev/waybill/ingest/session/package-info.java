/** What is read out of session items. */
@NullMarked
package dev.waybill.ingest.session;

import org.jspecify.annotations.NullMarked;
