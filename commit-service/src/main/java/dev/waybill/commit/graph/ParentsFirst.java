package dev.waybill.commit.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts commits whose parents were told into an order in which no commit comes before one of its parents. */
final class ParentsFirst {

    private ParentsFirst() {}

    /** The same commits, each once, otherwise in the order given. Commits in a circle, which Git cannot have, come as they are met. */
    static List<HostCommit> of(List<HostCommit> commits) {
        Map<String, HostCommit> left = new LinkedHashMap<>();
        commits.forEach(commit -> left.putIfAbsent(commit.sha(), commit));
        List<HostCommit> ordered = new ArrayList<>();
        Deque<HostCommit> leaving = new ArrayDeque<>();
        Deque<String> open = new ArrayDeque<>();
        for (HostCommit commit : commits) {
            open.push(commit.sha());
            while (!open.isEmpty()) {
                HostCommit next = left.remove(open.peek());
                if (next != null) {
                    // Its parents go onto the pile, and it leaves when they are off it again.
                    leaving.push(next);
                    Objects.requireNonNullElse(next.parents(), List.<String>of())
                            .reversed()
                            .forEach(open::push);
                } else {
                    String sha = open.pop();
                    if (!leaving.isEmpty() && leaving.peek().sha().equals(sha)) {
                        ordered.add(leaving.pop());
                    }
                }
            }
        }
        return ordered;
    }
}
