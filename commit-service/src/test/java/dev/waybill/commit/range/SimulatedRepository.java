package dev.waybill.commit.range;

import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.graph.Push;
import dev.waybill.contracts.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A repository with a main branch and feature branches that are merged into it, whose host tells pushes as GitHub does: all commits that
 * {@code before} lacks, oldest first, those that were pushed before marked as not distinct, and no parents.
 */
final class SimulatedRepository {

    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final Random random;
    private final Map<String, List<String>> parents = new LinkedHashMap<>();
    private final Set<String> pushed = new HashSet<>();
    private final List<Push> pushes = new ArrayList<>();
    private final List<String> mainHeads = new ArrayList<>();

    SimulatedRepository(Random random) {
        this.random = random;
        String main = commit();
        pushed.add(main);
        mainHeads.add(main);
        for (int i = 0; i < 12; i++) {
            main = i % 2 == 0 ? straight(main) : merged(main);
            mainHeads.add(main);
        }
    }

    /** In the order in which they happened. */
    List<Push> pushes() {
        return pushes;
    }

    /** Where main was after each of its pushes; the first is from before anybody listened. */
    List<String> mainHeads() {
        return mainHeads;
    }

    Set<String> ancestors(String sha) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(sha));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (found.add(next)) {
                open.addAll(parents.get(next));
            }
        }
        return found;
    }

    /** A push as the host's API tells it when it is asked: all commits between, with their parents, in no order. */
    Push whole(String ref, String base, String head) {
        Set<String> had = ancestors(base);
        List<HostCommit> commits = new ArrayList<>(ancestors(head).stream()
                .filter(sha -> !had.contains(sha))
                .sorted()
                .map(sha -> told(sha, parents.get(sha)))
                .toList());
        Collections.shuffle(commits, random);
        return new Push(ref, base, head, !ancestors(head).contains(base), false, commits, null);
    }

    private String straight(String main) {
        String head = main;
        for (int i = 0; i <= random.nextInt(3); i++) {
            head = commit(head);
        }
        push("refs/heads/main", main, head);
        return head;
    }

    private String merged(String main) {
        String fork = mainHeads.get(random.nextInt(mainHeads.size()));
        String branch = "refs/heads/feature" + parents.size();
        String before = null;
        String feature = fork;
        for (int i = 0; i <= random.nextInt(2); i++) {
            feature = commit(feature);
            feature = random.nextBoolean() ? commit(feature) : feature;
            push(branch, before, feature);
            before = feature;
        }
        String merge = fork.equals(main) && random.nextBoolean() ? feature : commit(main, feature);
        push("refs/heads/main", main, merge);
        return merge;
    }

    private void push(String ref, String before, String after) {
        Set<String> had = before == null ? pushed : ancestors(before);
        List<HostCommit> commits = new ArrayList<>();
        Set<String> has = ancestors(after);
        // Commits are made parents first, so this order is one that Git would give.
        parents.keySet().stream()
                .filter(has::contains)
                .filter(sha -> !had.contains(sha))
                .forEach(sha -> commits.add(told(sha)));
        pushed.addAll(has);
        pushes.add(new Push(ref, before, after, false, false, Collections.unmodifiableList(commits), null));
    }

    private HostCommit told(String sha) {
        return told(sha, null);
    }

    private HostCommit told(String sha, List<String> of) {
        Person nobody = new Person(null, null);
        long made = new ArrayList<>(parents.keySet()).indexOf(sha);
        // Clocks of people differ.
        Instant at = START.plusSeconds(600 * made + random.nextInt(3_600) - 1_800);
        return new HostCommit(sha, sha, nobody, nobody, at, null, of, !pushed.contains(sha), List.of());
    }

    private String commit(String... of) {
        String sha = "n%03d".formatted(parents.size());
        parents.put(sha, List.of(of));
        return sha;
    }
}
