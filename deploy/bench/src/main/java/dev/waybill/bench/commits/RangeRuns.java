package dev.waybill.bench.commits;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;

/** Asks for ranges of some lengths, one after the other, and compares each with what {@code git rev-list} says at once. */
record RangeRuns(
        CommitStack stack,
        Questions questions,
        long repositoryId,
        GitRepository git,
        MainLine main,
        RandomGenerator random,
        PrintStream out) {

    /** How long ranges are, and how many of that length are asked for. */
    private static final List<Length> LENGTHS =
            List.of(new Length(10, 200), new Length(1_000, 100), new Length(50_000, 10));

    private record Length(int commits, int asked) {}

    void run() {
        LENGTHS.stream().filter(length -> length.commits() < main.commits()).forEach(this::run);
    }

    private void run(Length length) {
        Histogram answers = Times.histogram();
        Histogram revList = Times.histogram();
        long commits = 0;
        long bytes = 0;
        int parts = 0;
        for (int n = 0; n < length.asked(); n++) {
            MainLine.Ends ends = main.ends(length.commits(), random);
            long began = System.nanoTime();
            Gathering.Answer answer = questions
                    .ask(stack.organizationId(), repositoryId, length.commits() + "-" + n, ends.base(), ends.head())
                    .join();
            Times.record(answers, began);
            began = System.nanoTime();
            List<String> expected = git.ask("rev-list", ends.base() + ".." + ends.head());
            Times.record(revList, began);
            requireEqual(answer, expected, ends);
            commits += expected.size();
            bytes += answer.bytes();
            parts += answer.parts();
        }
        out.println(Times.line("range of " + length.commits() + ", question to last part", answers));
        out.println(Times.line("git rev-list of the same, ids only", revList));
        out.printf(
                Locale.ROOT,
                "  on average %,d commits in %d parts of together %,d KiB; all complete and equal to git rev-list%n",
                commits / length.asked(),
                parts / length.asked(),
                bytes / length.asked() / 1024);
    }

    private static void requireEqual(Gathering.Answer answer, List<String> expected, MainLine.Ends ends) {
        Set<String> shas = new HashSet<>(answer.shas());
        if (!answer.complete() || shas.size() != answer.shas().size() || !shas.equals(new HashSet<>(expected))) {
            throw new IllegalStateException("the range " + ends + " is not that of git rev-list: complete="
                    + answer.complete() + ", " + shas.size() + " commits, not " + expected.size());
        }
    }
}
