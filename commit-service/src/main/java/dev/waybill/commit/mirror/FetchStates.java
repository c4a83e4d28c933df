package dev.waybill.commit.mirror;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells how far repositories are fetched. Runs in the caller's transaction. */
@Singleton
public final class FetchStates {

    private final MirrorRepository mirrors;

    @Inject
    FetchStates(MirrorRepository mirrors) {
        this.mirrors = mirrors;
    }

    /** Empty for one that was never to be fetched. */
    public Optional<FetchState> of(long repositoryId) {
        return mirrors.find(repositoryId).map(Mirror::state);
    }
}
