/** The HTTP surface that SDKs post to: path, body, encodings, the envelope's grammar, the answer. */
@NullMarked
package dev.waybill.ingest.envelope;

import org.jspecify.annotations.NullMarked;
