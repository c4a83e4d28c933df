package dev.waybill.release.releasecommit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far the commit list of a release is. */
@Entity
@Table(name = "release_commit_state")
class CommitState {

    @Id
    private long releaseId;

    private boolean settled;
    private boolean complete;

    protected CommitState() {}

    CommitState(long releaseId) {
        this.releaseId = releaseId;
    }

    /** Whether this is something new. */
    boolean become(boolean nowSettled, boolean nowComplete) {
        boolean changed = settled != nowSettled || complete != nowComplete;
        settled = nowSettled;
        complete = nowComplete;
        return changed;
    }
}
