package dev.waybill.release.sql;

/** What the queries of lists in the order of ids have in common. */
public final class Keyset {

    private Keyset() {}

    /** Condition and order of the rows on one side of {@code :beside}, the nearest first; the end of an HQL query. */
    public static String beside(boolean backwards) {
        return backwards ? "id < :beside order by id desc" : "id > :beside order by id";
    }
}
