package dev.waybill.release.directory;

import dev.waybill.contracts.DirectoryFact;

/**
 * An entry is being removed, in this transaction; fired before its row goes.
 *
 * @param lastState what was told about it last
 */
public record EntryRemoved(DirectoryFact lastState) {}
