package dev.waybill.bench.commits;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;

/** Asks over HTTP whether a commit is in the history of another, and in which of many releases it is; one after the other, anywhere in the history. */
record WhereaboutsRun(
        CommitStack stack,
        Questions questions,
        long repositoryId,
        MainLine main,
        RandomGenerator random,
        PrintStream out) {

    private static final int RELEASES = 200;
    private static final int COMMITS_EACH = 10;
    private static final int LOOKS = 1_000;
    private static final int WARM_UP = 5_000;
    private static final int CHECKED = 50;
    private static final int AIM_MILLIS = 5;

    void run(GitRepository git) {
        noteReleases();
        List<String> all = git.ask("rev-list", "main");
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            requireTruth(git, http, all);
            Histogram repository = times(http, () -> "");
            Histogram containment = times(http, () -> "commits/" + any(all) + "/contained-in/" + any(all) + "/");
            Histogram whereabouts = times(http, () -> "commits/" + any(all) + "/whereabouts/");
            long heads = stack.number(
                    "select count(*) from release_head where sha is not null and repository_id = " + repositoryId);
            out.println(Times.line("the repository itself, for comparison", repository));
            out.println(Times.line("containment of a commit in another one", containment));
            out.println(Times.verdict("containment", containment, AIM_MILLIS));
            out.println(Times.line("whereabouts of a commit among " + heads + " releases", whereabouts));
        }
    }

    private String any(List<String> commits) {
        return commits.get(random.nextInt(commits.size()));
    }

    /** How long answers take, after many others, until the compiler has seen them. */
    private Histogram times(HttpClient http, Supplier<String> paths) {
        Histogram times = Times.histogram();
        for (int n = -WARM_UP; n < LOOKS; n++) {
            String path = paths.get();
            long began = System.nanoTime();
            String unused = get(http, path);
            if (n >= 0) {
                Times.record(times, began);
            }
        }
        return times;
    }

    /** What is said of some pairs has to be what Git says of them. */
    private void requireTruth(GitRepository git, HttpClient http, List<String> all) {
        for (int n = 0; n < CHECKED; n++) {
            String commit = any(all);
            String head = any(all);
            boolean contained = git.ask("merge-base", "--all", commit, head).contains(commit);
            String answer = get(http, "commits/" + commit + "/contained-in/" + head + "/");
            if (!answer.contains("\"contained\":" + contained)) {
                throw new IllegalStateException(
                        "Git says " + contained + " of " + commit + " in " + head + ": " + answer);
            }
        }
    }

    private String get(HttpClient http, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.commitUrl(
                        "/api/0/organizations/" + CommitStack.ORGANIZATION + "/repos/" + repositoryId + "/" + path)))
                .header("Authorization", "Bearer " + CommitStack.TOKEN)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " → " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Whoever asks for the commits of a release says what its head is. */
    private void noteReleases() {
        for (int n = 0; n < RELEASES; n++) {
            MainLine.Ends ends = main.ends(COMMITS_EACH, random);
            questions
                    .ask(stack.organizationId(), repositoryId, "head-" + n, ends.base(), ends.head())
                    .join();
        }
        stack.await(
                "heads are known",
                () -> stack.number("select count(*) from release_head where sha is not null and version like 'head-%'")
                                == RELEASES
                        && stack.number("select count(*) from release_head where next_look_at is not null") == 0
                        && stack.number("select count(*) from outbox") == 0);
    }
}
