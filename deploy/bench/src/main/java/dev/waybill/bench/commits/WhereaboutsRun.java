package dev.waybill.bench.commits;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;

/** Asks over HTTP in which of many releases a commit is, one commit after the other, anywhere in the history. */
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
    private static final int AIM_MILLIS = 5;

    void run(GitRepository git) {
        noteReleases();
        List<String> all = git.ask("rev-list", "main");
        Histogram times = Times.histogram();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            // As many again before, until the compiler has seen them.
            for (int n = -LOOKS; n < LOOKS; n++) {
                HttpRequest request = request(all.get(random.nextInt(all.size())));
                long began = System.nanoTime();
                int status =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("whereabouts → " + status);
                }
                if (n >= 0) {
                    Times.record(times, began);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        long heads = stack.number(
                "select count(*) from release_head where sha is not null and repository_id = " + repositoryId);
        out.println(Times.line("whereabouts of a commit among " + heads + " releases", times));
        out.println(Times.verdict("containment", times, AIM_MILLIS));
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
                        && stack.number("select count(*) from outbox") == 0);
    }

    private HttpRequest request(String sha) {
        return HttpRequest.newBuilder(URI.create(stack.commitUrl("/api/0/organizations/" + CommitStack.ORGANIZATION
                        + "/repos/" + repositoryId + "/commits/" + sha + "/whereabouts/")))
                .header("Authorization", "Bearer " + CommitStack.TOKEN)
                .build();
    }
}
