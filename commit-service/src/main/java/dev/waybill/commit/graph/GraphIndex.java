package dev.waybill.commit.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The graph of a repository in memory, so far that ancestry can be told: some tens of bytes a commit. Commits are named by their place in the
 * index. Not safe for threads.
 */
final class GraphIndex {

    private static final int[] NONE = {};

    private long[] numbers = new long[64];
    private long[] generations = new long[64];
    private int[][] parents = new int[64][];
    private final BitSet gaps = new BitSet();
    private int size;
    private long revision;

    /** Commits with parents that have not been read yet. */
    private final Map<Integer, long[]> orphans = new HashMap<>();

    /** The children of each commit, one list after the other; null after a change until they are asked for. */
    private int @Nullable [] childrenFrom;

    private int[] children = NONE;

    /** A commit as the database has it. */
    record Row(long number, long revision, long generation, boolean gap, long[] parents) {}

    /** How many commits it has. */
    int size() {
        return size;
    }

    /** Every row up to that revision is in. */
    long revision() {
        return revision;
    }

    /** Takes rows in that are new or have changed. */
    void update(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        // New ones have higher numbers than all others, so the order by number is kept by appending.
        rows.stream()
                .filter(row -> at(row.number()) < 0)
                .mapToLong(Row::number)
                .sorted()
                .forEach(this::append);
        for (Row row : rows) {
            int place = at(row.number());
            generations[place] = row.generation();
            gaps.set(place, row.gap());
            orphans.remove(place);
            lead(place, row.parents());
            revision = Math.max(revision, row.revision());
        }
        Map<Integer, long[]> waiting = new HashMap<>(orphans);
        orphans.clear();
        waiting.forEach(this::lead);
        childrenFrom = null;
    }

    /** All rows are in, as they were at that revision or later. */
    void isCurrentTo(long thatRevision) {
        revision = thatRevision;
    }

    private void lead(int place, long[] to) {
        int[] places = Arrays.stream(to)
                .mapToInt(this::at)
                .filter(parent -> parent >= 0)
                .toArray();
        parents[place] = places;
        if (places.length < to.length) {
            orphans.put(place, to);
        }
    }

    private void append(long number) {
        if (size > 0 && numbers[size - 1] >= number) {
            throw new IllegalStateException("numbers of commits have to grow");
        }
        if (size == numbers.length) {
            int capacity = size + (size >> 1);
            numbers = Arrays.copyOf(numbers, capacity);
            generations = Arrays.copyOf(generations, capacity);
            parents = Arrays.copyOf(parents, capacity);
        }
        numbers[size] = number;
        parents[size] = NONE;
        size++;
    }

    /** The place of a commit; negative if it is not in. */
    int at(long number) {
        return Arrays.binarySearch(numbers, 0, size, number);
    }

    /** Whether a commit is another one or among its ancestors. */
    Containment contains(int head, int commit) {
        if (leadsTo(head, commit)) {
            return Containment.YES;
        }
        return !gaps.isEmpty() && mayHide(ancestors(head), commit) ? Containment.UNKNOWN : Containment.NO;
    }

    /** Whether parents lead from one commit to another. Looks at nothing that is older than it. */
    private boolean leadsTo(int head, int commit) {
        BitSet seen = new BitSet(size);
        Places open = new Places();
        seen.set(head);
        open.push(head);
        while (!open.isEmpty()) {
            int next = open.pop();
            if (next == commit) {
                return true;
            }
            // The first parent last, so that the main line is gone down first.
            int[] above = parents[next];
            for (int i = above.length - 1; i >= 0; i--) {
                int parent = above[i];
                if (generations[parent] >= generations[commit] && !seen.get(parent)) {
                    seen.set(parent);
                    open.push(parent);
                }
            }
        }
        return false;
    }

    /** A commit and all its ancestors. */
    BitSet ancestors(int commit) {
        BitSet found = new BitSet(size);
        Places open = new Places();
        found.set(commit);
        open.push(commit);
        while (!open.isEmpty()) {
            for (int parent : parents[open.pop()]) {
                if (!found.get(parent)) {
                    found.set(parent);
                    open.push(parent);
                }
            }
        }
        return found;
    }

    /** A commit and all that have it among their ancestors. */
    BitSet descendants(int commit) {
        int[] from = childrenFrom();
        BitSet found = new BitSet(size);
        Places open = new Places();
        found.set(commit);
        open.push(commit);
        while (!open.isEmpty()) {
            int next = open.pop();
            for (int i = from[next]; i < from[next + 1]; i++) {
                int child = children[i];
                if (!found.get(child)) {
                    found.set(child);
                    open.push(child);
                }
            }
        }
        return found;
    }

    /** Whether more commits may lie behind some of these than their parents lead to. */
    boolean hasGap(BitSet commits) {
        return gaps.intersects(commits);
    }

    /**
     * Whether a commit may be further back than some others although their parents do not lead to it, because one of them has a gap behind it.
     * That cannot be where the commit itself comes after that one. A generation does not tell: behind a gap it is only the least there can be.
     */
    boolean mayHide(BitSet commits, int commit) {
        BitSet hiding = (BitSet) gaps.clone();
        hiding.and(commits);
        if (!hiding.isEmpty()) {
            hiding.andNot(ancestors(commit));
        }
        return !hiding.isEmpty();
    }

    /** Whether a commit may be an ancestor of others than its known descendants. */
    boolean mayHaveMoreDescendants(int commit) {
        return mayHide(gaps, commit);
    }

    private int[] childrenFrom() {
        int[] known = childrenFrom;
        if (known != null) {
            return known;
        }
        int[] from = new int[size + 1];
        for (int i = 0; i < size; i++) {
            for (int parent : parents[i]) {
                from[parent + 1]++;
            }
        }
        for (int i = 0; i < size; i++) {
            from[i + 1] += from[i];
        }
        int[] next = Arrays.copyOf(from, size);
        children = new int[from[size]];
        for (int i = 0; i < size; i++) {
            for (int parent : parents[i]) {
                children[next[parent]++] = i;
            }
        }
        childrenFrom = from;
        return from;
    }

    /** Places that a walk still has to go to, the last one first. */
    private static final class Places {

        private int[] places = new int[16];
        private int count;

        void push(int place) {
            places = count == places.length ? Arrays.copyOf(places, count * 2) : places;
            places[count++] = place;
        }

        int pop() {
            return places[--count];
        }

        boolean isEmpty() {
            return count == 0;
        }
    }
}
