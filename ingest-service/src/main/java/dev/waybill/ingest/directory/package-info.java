/** Who may send: the forms of DSN authentication, held against the local copy of the directory. */
@NullMarked
package dev.waybill.ingest.directory;

import org.jspecify.annotations.NullMarked;
