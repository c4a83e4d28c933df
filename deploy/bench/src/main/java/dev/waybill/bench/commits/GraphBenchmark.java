package dev.waybill.bench.commits;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.bench.Settings;
import dev.waybill.bench.machine.Hardware;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** The packaged commit-service in front of a repository with very many commits: import, ranges, containment. */
public final class GraphBenchmark {

    private static final long SEED = 20_261_124;
    private static final int BYSTANDER = 1_000;
    private static final int RELEASES = 200;
    private static final int LOOKS = 1_000;
    private static final int ASKED_PER_SECOND = 5;
    private static final Duration WATCHED = Duration.ofSeconds(20);
    private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;

    /** How long ranges are, and how many of that length are asked for. */
    private static final List<Length> LENGTHS =
            List.of(new Length(10, 200), new Length(1_000, 100), new Length(50_000, 10));

    private final Path root;
    private final Path folder;
    private final Settings settings;
    private final PrintStream out;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private record Length(int commits, int asked) {}

    private record Ends(String base, String head) {}

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
        try (CommitStack stack = new CommitStack(root, folder);
                Questions questions = new Questions(stack.bootstrapServers())) {
            long bystander = connect(stack, "small", small);
            awaitImported(stack, bystander);
            List<String> main = large.ask("rev-list", "--first-parent", "main");
            warmUp(stack, questions, bystander, small);
            Histogram idle = watch(stack, questions, bystander, small, WATCHED);
            long id = importAll(stack, questions, bystander, small, large, idle);
            out.println(Hardware.load());
            for (Length length : LENGTHS) {
                if (length.commits() < settings.commits()) {
                    ranges(stack, questions, id, large, main, length);
                }
            }
            containment(stack, questions, id, large, main);
            release(stack, large, main);
        }
    }

    private static long connect(CommitStack stack, String name, GitRepository repository) {
        return stack.connect("git", name, repository.url(), null).path("id").asLong();
    }

    private static Duration awaitImported(CommitStack stack, long id) {
        return stack.await(
                "imported",
                () -> stack.number("select count(*) from mirror where fetched_at is not null and repository_id = " + id)
                        == 1);
    }

    /** Until the compiler has seen a range, what is measured is mostly the compiler. */
    private void warmUp(CommitStack stack, Questions questions, long id, GitRepository repository) {
        List<String> main = repository.ask("rev-list", "--first-parent", "main");
        for (int n = 0; n < 300; n++) {
            Ends ends = ends(main, BYSTANDER, 10);
            questions
                    .ask(stack.organizationId(), id, "warm-" + n, ends.base(), ends.head())
                    .join();
        }
    }

    private Histogram watch(
            CommitStack stack, Questions questions, long id, GitRepository repository, Duration duration) {
        List<String> main = repository.ask("rev-list", "--first-parent", "main");
        return new OpenLoop(ASKED_PER_SECOND, duration).run(n -> {
            Ends ends = ends(main, BYSTANDER, 10);
            return questions.ask(
                    stack.organizationId(), id, "watch-" + n + "-" + random.nextInt(), ends.base(), ends.head());
        });
    }

    private long importAll(
            CommitStack stack,
            Questions questions,
            long bystander,
            GitRepository small,
            GitRepository large,
            Histogram idle) {
        Duration cpu = stack.commitService().cpu();
        long began = System.nanoTime();
        long id = connect(stack, "large", large);
        CompletableFuture<Duration> imported = CompletableFuture.supplyAsync(() -> awaitImported(stack, id))
                .thenApply(_ -> Duration.ofNanos(System.nanoTime() - began));
        Histogram busy = new Histogram(LONGEST_MICROS, 3);
        while (!imported.isDone()) {
            busy.add(watch(stack, questions, bystander, small, Duration.ofSeconds(2)));
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
        out.println(Times.line("range of 10 at " + ASKED_PER_SECOND + "/s, nothing else", idle));
        out.println(Times.line("range of 10 at " + ASKED_PER_SECOND + "/s, during the import", busy));
        return id;
    }

    private void ranges(
            CommitStack stack, Questions questions, long id, GitRepository git, List<String> main, Length length) {
        Histogram answers = new Histogram(LONGEST_MICROS, 3);
        Histogram revList = new Histogram(LONGEST_MICROS, 3);
        long commits = 0;
        long bytes = 0;
        int parts = 0;
        for (int n = 0; n < length.asked(); n++) {
            Ends ends = ends(main, settings.commits(), length.commits());
            long began = System.nanoTime();
            Questions.Answer answer = questions
                    .ask(stack.organizationId(), id, length.commits() + "-" + n, ends.base(), ends.head())
                    .join();
            answers.recordValue((System.nanoTime() - began) / 1_000);
            began = System.nanoTime();
            List<String> expected = git.ask("rev-list", ends.base() + ".." + ends.head());
            revList.recordValue((System.nanoTime() - began) / 1_000);
            Set<String> shas = new HashSet<>(answer.shas());
            if (!answer.complete() || shas.size() != answer.shas().size() || !shas.equals(new HashSet<>(expected))) {
                throw new IllegalStateException("the range " + ends + " is not that of git rev-list: complete="
                        + answer.complete() + ", " + shas.size() + " commits, not " + expected.size());
            }
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

    /** Two commits of the main line with about that many between them. */
    private Ends ends(List<String> main, int commits, int between) {
        int steps = Math.clamp((long) between * main.size() / commits, 1, main.size() - 1);
        int head = random.nextInt(main.size() - steps);
        return new Ends(main.get(head + steps), main.get(head));
    }

    private void containment(CommitStack stack, Questions questions, long id, GitRepository git, List<String> main) {
        for (int n = 0; n < RELEASES; n++) {
            String head = main.get(random.nextInt(main.size() - 10));
            questions.ask(stack.organizationId(), id, "head-" + n, main.get(main.size() - 1), head);
        }
        stack.await(
                "heads are known",
                () -> stack.number("select count(*) from release_head where sha is not null and version like 'head-%'")
                                == RELEASES
                        && stack.number("select count(*) from outbox") == 0);
        List<String> all = git.ask("rev-list", "main");
        Histogram times = new Histogram(LONGEST_MICROS, 3);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int n = -LOOKS; n < LOOKS; n++) {
                String sha = all.get(random.nextInt(all.size()));
                HttpRequest request = HttpRequest.newBuilder(URI.create(stack.commitUrl("/api/0/organizations/"
                                + CommitStack.ORGANIZATION + "/repos/" + id + "/commits/" + sha + "/whereabouts/")))
                        .header("Authorization", "Bearer " + CommitStack.TOKEN)
                        .build();
                long began = System.nanoTime();
                int status =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("whereabouts → " + status);
                }
                if (n >= 0) {
                    times.recordValue((System.nanoTime() - began) / 1_000);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        long heads = stack.number("select count(*) from release_head where sha is not null and repository_id = " + id);
        out.println(Times.line("whereabouts of a commit among " + heads + " releases", times));
        out.println(Times.verdict("containment", times, 5));
    }

    private void release(CommitStack stack, GitRepository git, List<String> main) {
        Ends ends = ends(main, settings.commits(), settings.commits() / 2);
        long expected = git.ask("rev-list", ends.base() + ".." + ends.head()).size();
        ObjectNode body = new ObjectMapper().createObjectNode().put("version", "web@1.0.0");
        body.putArray("projects").add("web");
        body.putArray("refs")
                .addObject()
                .put("repository", "large")
                .put("commit", ends.head())
                .put("previousCommit", ends.base());
        long began = System.nanoTime();
        stack.createRelease(body);
        stack.await("the release has its commits", () -> stack.commitsOfRelease("web@1.0.0") == expected);
        out.printf(
                Locale.ROOT,
                "release with %,d commits between its refs: listed by release-service after %.1f s%n",
                expected,
                (System.nanoTime() - began) / 1e9);
    }
}
