package dev.waybill.commit.graph;

import static java.util.stream.Collectors.toMap;

import dev.waybill.commit.repository.Repo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where branches stand by all that is known, and the moves of which no webhook told. */
@Singleton
public class Branches {

    private final RefRepository refs;
    private final StorePush storePush;

    @Inject
    Branches(RefRepository refs, StorePush storePush) {
        this.refs = refs;
        this.storePush = storePush;
    }

    /** The heads of the branches that exist, by the names of their refs. */
    @Transactional
    public Map<String, String> standing(long repositoryId) {
        return refs.branches(repositoryId).entrySet().stream()
                .filter(branch -> branch.getValue().isPresent())
                .collect(toMap(Map.Entry::getKey, branch -> branch.getValue().orElseThrow()));
    }

    /** Branches of which nothing was known stand there; nobody is told, for that was before anybody listened. */
    @Transactional(TxType.MANDATORY)
    public void begin(long repositoryId, Map<String, String> heads, Instant at) {
        if (!heads.isEmpty()) {
            refs.begin(repositoryId, new HashMap<>(heads), at);
        }
    }

    /**
     * Stores a move of which no webhook told, as a push without its commits; what is missing is noted as a gap. If the branch was moved
     * meanwhile, nothing happens.
     *
     * @param repo locked by the caller's transaction
     * @param before where the branch stood when the host was asked, null if it did not exist
     * @param after where the host has it, null if it has it no more
     * @return whether it was stored
     */
    @Transactional(TxType.MANDATORY)
    public boolean move(Repo repo, String ref, @Nullable String before, @Nullable String after, Instant now) {
        String standing = refs.standing(repo.id(), ref).map(RefMove::after).orElse(null);
        if (!Objects.equals(standing, before)) {
            return false;
        }
        storePush.store(repo, null, Push.untold(ref, before, after), now);
        return true;
    }
}
