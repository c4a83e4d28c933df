package dev.waybill.bench.commits;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.bench.Settings;
import dev.waybill.bench.machine.Hardware;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** The packaged commit-service in front of a repository with very many commits: import, ranges, containment. */
public final class GraphBenchmark {

    private static final long SEED = 20_261_124;
    private static final int BYSTANDER = 1_000;
    private static final int FEW = 10;
    private static final int WARM_UPS = 300;
    private static final int ASKED_PER_SECOND = 5;
    private static final Duration WATCHED = Duration.ofSeconds(20);

    private final Path root;
    private final Path folder;
    private final Settings settings;
    private final PrintStream out;
    private final SplittableRandom random = new SplittableRandom(SEED);

    /** @param folder for data and logs of this run */
    public GraphBenchmark(Path root, Path folder, Settings settings, PrintStream out) {
        this.root = root;
        this.folder = folder;
        this.settings = settings;
        this.out = out;
    }

    /** Makes the history, starts everything, measures, prints, and ends everything. */
    public void run() {
        GitRepository small = GitRepository.generate(folder.resolve("small.git"), BYSTANDER, SEED);
        GitRepository large = GitRepository.generate(folder.resolve("large.git"), settings.commits(), SEED + 1);
        try (GitHost host = new GitHost(folder);
                CommitStack stack = new CommitStack(root, folder);
                Questions questions = new Questions(stack.bootstrapServers())) {
            Bystander bystander =
                    new Bystander(stack, questions, connect(stack, host, "small"), MainLine.of(small, BYSTANDER));
            awaitImported(stack, bystander.id());
            bystander.warmUp();
            Histogram idle = bystander.ask(WATCHED);
            long id = importAll(stack, host, bystander, large, idle);
            out.println(Hardware.load());
            MainLine main = MainLine.of(large, settings.commits());
            new RangeRuns(stack, questions, id, large, main, random, out).run();
            new WhereaboutsRun(stack, questions, id, main, random, out).run(large);
            release(stack, large, main);
        }
    }

    /** A small repository, over which ranges are asked for while something else is going on. */
    private final class Bystander {

        private final CommitStack stack;
        private final Questions questions;
        private final long id;
        private final MainLine main;
        private int asked;

        Bystander(CommitStack stack, Questions questions, long id, MainLine main) {
            this.stack = stack;
            this.questions = questions;
            this.id = id;
            this.main = main;
        }

        long id() {
            return id;
        }

        /** Until the compiler has seen a range, what is measured is mostly the compiler. */
        void warmUp() {
            for (int n = 0; n < WARM_UPS; n++) {
                next().join();
            }
        }

        Histogram ask(Duration duration) {
            return new OpenLoop(ASKED_PER_SECOND, duration).run(_ -> next());
        }

        private CompletableFuture<?> next() {
            MainLine.Ends ends = main.ends(FEW, random);
            return questions.ask(stack.organizationId(), id, "bystander-" + asked++, ends.base(), ends.head());
        }
    }

    private static long connect(CommitStack stack, GitHost host, String name) {
        return stack.connect("git", name, host.url(name + ".git"), null)
                .path("id")
                .asLong();
    }

    private static void awaitImported(CommitStack stack, long id) {
        stack.await(
                "imported",
                () -> stack.number("select count(*) from mirror where fetched_at is not null and repository_id = " + id)
                        == 1);
    }

    private long importAll(CommitStack stack, GitHost host, Bystander bystander, GitRepository large, Histogram idle) {
        Duration cpu = stack.commitService().cpu();
        long began = System.nanoTime();
        long id = connect(stack, host, "large");
        CompletableFuture<Duration> imported = CompletableFuture.supplyAsync(() -> {
            awaitImported(stack, id);
            return Duration.ofNanos(System.nanoTime() - began);
        });
        Histogram busy = Times.histogram();
        while (!imported.isDone()) {
            busy.add(bystander.ask(Duration.ofSeconds(2)));
        }
        Duration took = imported.join();
        long commits = stack.number("select count(*) from commit where imported and repository_id = " + id);
        if (commits != settings.commits()) {
            throw new IllegalStateException("of " + settings.commits() + " commits " + commits + " were imported");
        }
        double seconds = took.toMillis() / 1_000.0;
        out.printf(
                Locale.ROOT,
                "import: %,d commits with %,d files in %.1f s, %,.0f commits/s, %.0f µs of the service's processor each%n",
                commits,
                stack.number("select count(*) from file_change where repository_id = " + id),
                seconds,
                commits / seconds,
                stack.commitService().cpu().minus(cpu).toNanos() / 1_000.0 / commits);
        out.printf(
                Locale.ROOT,
                "git log --name-status -M of the same, nothing stored: %.1f s%n",
                seconds(() -> large.ask("log", "--all", "--name-status", "-M", "--format=fuller")));
        out.println(Times.line("range of 10 at " + ASKED_PER_SECOND + "/s, nothing else", idle));
        out.println(Times.line("range of 10 at " + ASKED_PER_SECOND + "/s, during the import", busy));
        return id;
    }

    private void release(CommitStack stack, GitRepository git, MainLine main) {
        MainLine.Ends ends = main.ends(settings.commits() / 2, random);
        long expected = git.ask("rev-list", ends.base() + ".." + ends.head()).size();
        ObjectNode body = new ObjectMapper().createObjectNode().put("version", "web@1.0.0");
        body.putArray("projects").add("web");
        body.putArray("refs")
                .addObject()
                .put("repository", "large")
                .put("commit", ends.head())
                .put("previousCommit", ends.base());
        double seconds = seconds(() -> {
            stack.createRelease(body);
            stack.await("the release has its commits", () -> stack.commitsOfRelease("web@1.0.0") == expected);
        });
        out.printf(
                Locale.ROOT,
                "release with %,d commits between its refs: listed by release-service, whose heap is %s, after %.1f s%n",
                expected,
                CommitStack.HEAP_OF_RELEASES,
                seconds);
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }
}
