package dev.waybill.commit.history;

import static java.util.Objects.requireNonNull;

import dev.waybill.commit.host.BranchHeads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out which moves of branches no webhook told of. */
final class LostMoves {

    /** So many are taken at once; the others at the next look. */
    static final int MOST = 100;

    private LostMoves() {}

    /**
     * A move of a branch.
     *
     * @param before null if it was created
     * @param after null if it was deleted
     */
    record Lost(
            String ref, @Nullable String before, @Nullable String after) {

        Lost {
            requireNonNull(ref, "ref");
        }
    }

    /** Moves from where branches were known to be to where the host has them, the main ones first. */
    static List<Lost> between(Map<String, String> standing, BranchHeads told) {
        List<Lost> lost = new ArrayList<>();
        TreeSet<String> refs = new TreeSet<>(LostMoves::mainFirst);
        refs.addAll(standing.keySet());
        refs.addAll(told.heads().keySet());
        for (String ref : refs) {
            String before = standing.get(ref);
            String after = told.heads().get(ref);
            boolean isMoved = after == null ? told.complete() : !after.equals(before);
            if (isMoved && lost.size() < MOST) {
                lost.add(new Lost(ref, before, after));
            }
        }
        return lost;
    }

    /** Branches of which nothing is known yet. */
    static Map<String, String> unknown(Map<String, String> standing, BranchHeads told) {
        Map<String, String> unknown = new HashMap<>(told.heads());
        unknown.keySet().removeAll(standing.keySet());
        return unknown;
    }

    /** Other branches are asked for from where the main one is. */
    private static int mainFirst(String one, String other) {
        int main = Boolean.compare(isMain(other), isMain(one));
        return main != 0 ? main : one.compareTo(other);
    }

    private static boolean isMain(String ref) {
        return ref.equals("refs/heads/main") || ref.equals("refs/heads/master");
    }
}
