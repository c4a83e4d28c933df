package dev.waybill.commit.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Strings the commits of a push to the graph. Hosts tell no parents, so each commit is taken to follow the one before it in the list, and the
 * first to follow {@code before}. A commit that an earlier push brought keeps its place there; the next new one is then taken to be a merge
 * of it.
 */
final class Chain {

    private final Map<String, Node> known;
    private final Push push;
    private final Set<String> named;
    private final Instant receivedAt;
    private final Map<String, Node> changed = new LinkedHashMap<>();

    /** The newest commit of the list that certainly descends from the origin. */
    private @Nullable String spine;

    private Chain(Map<String, Node> known, Push push, Instant receivedAt) {
        this.known = known;
        this.push = push;
        this.named = named(push);
        this.receivedAt = receivedAt;
        this.spine = push.origin();
    }

    /** All commits that a push names; what is known of them has to be at hand before it is strung. */
    static Set<String> named(Push push) {
        Set<String> names = new LinkedHashSet<>();
        push.commits().forEach(commit -> {
            names.add(commit.sha());
            names.addAll(Objects.requireNonNullElse(commit.parents(), List.of()));
        });
        Stream.of(push.before(), push.after()).filter(Objects::nonNull).forEach(names::add);
        return names;
    }

    /**
     * What the graph learns from a push.
     *
     * @param known those of {@link #named} that the graph has
     * @return new and changed commits, ancestors first
     */
    static List<Node> string(Push push, Map<String, Node> known, Instant receivedAt) {
        Chain chain = new Chain(known, push, receivedAt);
        chain.string();
        return chain.changed.values().stream()
                .filter(node -> !node.equals(known.get(node.sha())))
                .toList();
    }

    private void string() {
        name(push.before());
        @Nullable HostCommit previous = null;
        for (HostCommit commit : push.commits()) {
            place(commit, previous);
            previous = commit;
        }
        placeHead(previous);
        leadHeadToOrigin();
    }

    private void place(HostCommit commit, @Nullable HostCommit previous) {
        Node old = node(commit.sha());
        if (commit.parents() != null) {
            put(commit, commit.parents(), Lineage.TOLD, false, List.of());
            spine = commit.sha();
        } else if (old.lineage().compareTo(Lineage.PUSHED) >= 0) {
            put(commit, old.parents(), old.lineage(), old.gap(), closing(old));
            // Told again by the same push: the chain goes on from it.
            if (commit.distinct()) {
                spine = commit.sha();
            }
        } else if (commit.distinct()) {
            List<String> parents = new ArrayList<>(some(spine, previous == null ? null : previous.sha()));
            // A branch that was moved on to this commit said so before; that is no guess.
            old.parents().stream().filter(old.closedBy()::contains).forEach(parents::add);
            boolean gap = parents.isEmpty() || (previous == null && push.cut());
            put(commit, parents, parents.isEmpty() ? Lineage.UNKNOWN : Lineage.PUSHED, gap, closing(old));
            spine = commit.sha();
        } else {
            List<String> parents = previous != null && !previous.distinct() ? some(previous.sha()) : old.parents();
            put(commit, parents, Lineage.CARRIED, true, closing(old));
        }
    }

    /** Where a list was cut, or was empty, the head is described apart. */
    private void placeHead(@Nullable HostCommit last) {
        String after = push.after();
        if (after == null
                || push.commits().stream().anyMatch(commit -> commit.sha().equals(after))) {
            return;
        }
        HostCommit head = push.head();
        if (head == null || !head.sha().equals(after)) {
            name(after);
        } else if (!node(after).told()) {
            List<String> parents = last == null ? List.of() : some(last.sha());
            put(head, parents, parents.isEmpty() ? Lineage.UNKNOWN : Lineage.PUSHED, true, List.of());
        }
    }

    /** A push that is not forced leads from {@code after} back to {@code before}, whatever way the list took. */
    private void leadHeadToOrigin() {
        String after = push.after();
        String end = spine;
        if (after == null || end == null || end.equals(after) || !changed.containsKey(after)) {
            return;
        }
        boolean led = push.commits().stream()
                .anyMatch(commit -> node(commit.sha()).parents().contains(end));
        Node head = node(after);
        if (!led && head.lineage() != Lineage.TOLD) {
            List<String> parents = new ArrayList<>(head.parents());
            parents.add(end);
            put(head.sha(), parents, head.lineage(), head.gap(), head.closedBy(), head.generation(), head.told());
        }
    }

    private List<String> closing(Node old) {
        String origin = push.origin();
        if (origin == null || push.cut() || old.closedBy().size() >= Node.MOST_CLOSING) {
            return old.closedBy();
        }
        return Stream.concat(old.closedBy().stream(), Stream.of(origin))
                .distinct()
                .toList();
    }

    private void put(HostCommit commit, List<String> parents, Lineage lineage, boolean gap, List<String> closedBy) {
        Instant time = commit.committedAt();
        // A clock that runs ahead must not lift everything that follows.
        long own = time == null || time.isAfter(receivedAt) ? receivedAt.toEpochMilli() : time.toEpochMilli();
        put(commit.sha(), parents, lineage, gap, gap ? closedBy : List.of(), own, true);
    }

    private void put(
            String sha,
            Collection<String> parents,
            Lineage lineage,
            boolean gap,
            List<String> closedBy,
            long own,
            boolean told) {
        List<String> others = parents.stream()
                .filter(parent -> !parent.equals(sha))
                .distinct()
                .toList();
        others.forEach(this::name);
        long generation = Math.max(own, node(sha).generation());
        for (String parent : others) {
            generation = Math.max(generation, node(parent).generation() + 1);
        }
        changed.put(sha, new Node(sha, others, lineage, gap, closedBy, generation, told));
    }

    private void name(@Nullable String sha) {
        // Others were parents before, so they are there.
        if (sha != null && named.contains(sha) && !known.containsKey(sha)) {
            changed.putIfAbsent(sha, Node.named(sha));
        }
    }

    private Node node(String sha) {
        Node node = changed.containsKey(sha) ? changed.get(sha) : known.get(sha);
        return node == null ? Node.named(sha) : node;
    }

    private static List<String> some(@Nullable String... shas) {
        return Stream.of(shas).filter(Objects::nonNull).distinct().toList();
    }
}
