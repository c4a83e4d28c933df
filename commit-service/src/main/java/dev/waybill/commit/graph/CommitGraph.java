package dev.waybill.commit.graph;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the graph of a repository. Runs in the caller's transaction. */
@Singleton
public final class CommitGraph {

    /** Git's own shortest abbreviation is 4; under 7 a meeting is too likely. */
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{7,64}");

    private static final int FEWEST_AHEAD = 64;
    private static final int MOST_AHEAD = 4_096;

    private final GraphRepository graph;

    @Inject
    CommitGraph(GraphRepository graph) {
        this.graph = graph;
    }

    /** The full id of the commit that a full or abbreviated id names; empty if there is none, or more than one. */
    public Optional<String> resolve(long repositoryId, String objectId) {
        return Optional.ofNullable(resolve(repositoryId, Set.of(objectId)).get(objectId))
                .map(Named::sha);
    }

    /** The commits that full or abbreviated ids name, by these ids; those that name none, or more than one, are left out. */
    public Map<String, Named> resolve(long repositoryId, Set<String> objectIds) {
        Map<String, String> prefixes = new HashMap<>();
        for (String objectId : objectIds) {
            String lowerCase = objectId.strip().toLowerCase(Locale.ROOT);
            if (OBJECT_ID.matcher(lowerCase).matches()) {
                prefixes.put(objectId, lowerCase);
            }
        }
        if (prefixes.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Named>> found = graph.beginningWith(repositoryId, Set.copyOf(prefixes.values()));
        Map<String, Named> named = new HashMap<>();
        prefixes.forEach((objectId, prefix) -> {
            List<Named> commits = found.getOrDefault(prefix, List.of());
            if (commits.size() == 1) {
                named.put(objectId, commits.getFirst());
            }
        });
        return named;
    }

    /** The asked nodes, as far as they exist. */
    public Map<String, Node> nodes(long repositoryId, Collection<String> shas) {
        return graph.nodes(repositoryId, shas);
    }

    /**
     * For one walk towards the ancestors of commits: gives the asked nodes, as far as they exist, and more that it will ask for next. The
     * further it goes, the more at once, so that a short walk reads little and a long one asks seldom.
     */
    public Function<Collection<String>, Map<String, Node>> walk(long repositoryId) {
        AtomicInteger ahead = new AtomicInteger(FEWEST_AHEAD);
        return shas -> graph.around(repositoryId, shas, ahead.getAndUpdate(before -> Math.min(before * 2, MOST_AHEAD)));
    }

    /** What is stored of commits, with so many files each. */
    public Map<String, CommitDetail> details(long repositoryId, Set<String> shas, int filesEach) {
        return graph.details(repositoryId, shas, filesEach);
    }
}
