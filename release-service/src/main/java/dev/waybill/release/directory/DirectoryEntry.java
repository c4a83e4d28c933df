package dev.waybill.release.directory;

import dev.waybill.contracts.DirectoryFact;

/** Something in the directory whose newest state is told to every service. */
public interface DirectoryEntry {

    /** What is told about it. */
    DirectoryFact state();

    /** The version of that state. */
    long version();

    /** Gives the changed state its version, greater than any before. */
    void version(long newVersion);
}
