package dev.waybill.bench.commits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.bench.Settings;
import dev.waybill.bench.machine.Hardware;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** How long the packaged commit-service takes to accept signed webhooks that come at a fixed rate, whatever it does with them meanwhile. */
public final class WebhookBenchmark {

    private static final int REPOSITORIES = 50;
    private static final String SECRET = "bench-webhook-secret";
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Path root;
    private final Path folder;
    private final Settings settings;
    private final PrintStream out;

    private record Target(URI url, GithubPushes pushes) {}

    /** @param folder for data and logs of this run */
    public WebhookBenchmark(Path root, Path folder, Settings settings, PrintStream out) {
        this.root = root;
        this.folder = folder;
        this.settings = settings;
        this.out = out;
    }

    /** Starts everything, measures, prints, and ends everything. */
    public void run() {
        try (CommitStack stack = new CommitStack(root, folder);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            List<Target> targets = new ArrayList<>();
            for (int n = 0; n < REPOSITORIES; n++) {
                targets.add(connect(stack, "bench/repository-" + n));
            }
            new OpenLoop(settings.rate() / 2.0, WARM_UP).run(n -> send(http, targets.get(n % REPOSITORIES)));
            awaitWorkedOff(stack);
            out.println(Hardware.load());
            long before = stack.number("select count(*) from delivery");
            OpenLoop loop = new OpenLoop(settings.rate(), Duration.ofSeconds(settings.seconds()));
            Histogram times = loop.run(n -> send(http, targets.get(n % REPOSITORIES)));
            long kept = stack.number("select count(*) from delivery") - before;
            if (kept != loop.calls()) {
                throw new IllegalStateException(
                        kept + " deliveries are kept of " + loop.calls() + " that were accepted");
            }
            long waiting = waiting(stack);
            out.println(Times.line("accepted at " + settings.rate() + "/s, from the intended time", times));
            out.println(Times.verdict("acceptance", times, 50));
            Duration rest = awaitWorkedOff(stack);
            out.printf(
                    Locale.ROOT,
                    "%,d deliveries of %,d bytes kept, none lost; %,d of them worked off meanwhile, the others in %.1f s; %,d commits stored%n",
                    kept,
                    targets.getFirst().pushes().next().body().length(),
                    kept - waiting,
                    rest.toMillis() / 1_000.0,
                    stack.number("select count(*) from commit where message is not null"));
        }
    }

    private static Target connect(CommitStack stack, String name) {
        JsonNode answer = stack.connect("github", name, null, SECRET);
        URI url = URI.create(answer.path("webhookUrl").asText());
        return new Target(URI.create(stack.commitUrl(url.getPath())), new GithubPushes(name, SECRET, name.hashCode()));
    }

    private static CompletableFuture<?> send(HttpClient http, Target target) {
        GithubPushes.Push push = target.pushes().next();
        HttpRequest request = HttpRequest.newBuilder(target.url())
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", push.signature())
                .POST(HttpRequest.BodyPublishers.ofString(push.body()))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenAccept(answer -> {
            if (answer.statusCode() != 202) {
                throw new IllegalStateException("not accepted: " + answer.statusCode() + " " + answer.body());
            }
        });
    }

    private static long waiting(CommitStack stack) {
        return stack.number("select count(*) from delivery where state = 'received'");
    }

    private static Duration awaitWorkedOff(CommitStack stack) {
        return stack.await("all deliveries are worked off", () -> waiting(stack) == 0);
    }
}
