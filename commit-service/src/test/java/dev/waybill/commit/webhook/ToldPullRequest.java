package dev.waybill.commit.webhook;

import java.time.Instant;

/** A pull request of Ann's in no host's words, which Bob merged if it was merged. */
public record ToldPullRequest(int number, String title, String body, String head, String mergeCommit, Instant at) {

    public boolean isMerged() {
        return mergeCommit != null;
    }
}
