package dev.waybill.bench.commits;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The main line of a history, and ranges over it.
 *
 * @param ids newest first, at least two
 * @param commits how many the whole history has, those on merged branches among them
 */
record MainLine(List<String> ids, int commits) {

    MainLine {
        ids = List.copyOf(ids);
    }

    /** The excluded and the included end of a range. */
    record Ends(String base, String head) {}

    /** Of a repository. */
    static MainLine of(GitRepository repository, int commits) {
        return new MainLine(repository.ask("rev-list", "--first-parent", "main"), commits);
    }

    /** Two of them, anywhere, with about so many commits of the whole history between them. */
    Ends ends(int between, RandomGenerator random) {
        int steps = Math.clamp((long) between * ids.size() / commits, 1, ids.size() - 1);
        int head = random.nextInt(ids.size() - steps);
        return new Ends(ids.get(head + steps), ids.get(head));
    }
}
