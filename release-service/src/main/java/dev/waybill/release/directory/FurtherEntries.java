package dev.waybill.release.directory;

import java.util.List;

/** Entries of the directory that another feature keeps: a bean of that feature. */
public interface FurtherEntries {

    /** All that belong to an organisation, to be read under its lock. */
    List<? extends DirectoryEntry> of(long organizationId);
}
