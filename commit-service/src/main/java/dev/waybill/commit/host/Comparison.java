package dev.waybill.commit.host;

import java.util.List;

/**
 * What a host has between two commits.
 *
 * @param commits newest first, at most {@link #MOST}
 * @param complete false if there are more than the host tells or than is read
 */
public record Comparison(List<ComparedCommit> commits, boolean complete) {

    /** So many commits are read at most. */
    public static final int MOST = 5_000;

    public Comparison {
        commits = List.copyOf(commits);
    }
}
