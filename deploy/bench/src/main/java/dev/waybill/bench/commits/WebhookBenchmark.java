package dev.waybill.bench.commits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.bench.Settings;
import dev.waybill.bench.load.PreparedCalls;
import dev.waybill.bench.machine.Hardware;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** How long the packaged commit-service takes to accept signed webhooks that come at a fixed rate, whatever it does with them meanwhile. */
public final class WebhookBenchmark {

    private static final int REPOSITORIES = 50;
    private static final String SECRET = "bench-webhook-secret";
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int MOST_WARM_UPS = 12;

    /** What a warm-up must bring to be worth another one. */
    private static final double STILL_WARMING = 0.9;

    private static final Duration REST = Duration.ofSeconds(15);

    private final Path root;
    private final Path folder;
    private final Settings settings;
    private final PrintStream out;

    private record Target(String path, GithubPushes pushes) {}

    /** @param folder for data and logs of this run */
    public WebhookBenchmark(Path root, Path folder, Settings settings, PrintStream out) {
        this.root = root;
        this.folder = folder;
        this.settings = settings;
        this.out = out;
    }

    /** Starts everything, measures, prints, and ends everything. */
    public void run() {
        try (CommitStack stack = new CommitStack(root, folder)) {
            List<Target> targets = new ArrayList<>();
            for (int n = 0; n < REPOSITORIES; n++) {
                targets.add(connect(stack, "bench/repository-" + n));
            }
            warmUp(stack, targets);
            // To work these off would take minutes.
            stack.change("delete from delivery where state = 'received'");
            awaitWorkedOff(stack);
            // The compiler has more to do than it came to.
            LockSupport.parkNanos(REST.toNanos());
            out.println(Hardware.load());
            long before = stack.number("select count(*) from delivery");
            OpenLoop loop = new OpenLoop(settings.rate(), Duration.ofSeconds(settings.seconds()));
            // Written and signed beforehand: the service shares its processors with whoever does that.
            List<byte[]> pushes = pushes(targets, loop.calls());
            Histogram times = times(stack, loop, pushes);
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

    /** Sends until the usual time has not become shorter three times. A service that has just started compiles more than it accepts. */
    private void warmUp(CommitStack stack, List<Target> targets) {
        double best = Double.MAX_VALUE;
        int notShorter = 0;
        for (int i = 0; i < MOST_WARM_UPS && notShorter < 3; i++) {
            OpenLoop loop = new OpenLoop(settings.rate(), WARM_UP);
            double mean = times(stack, loop, pushes(targets, loop.calls())).getMean();
            notShorter = mean < best * STILL_WARMING ? 0 : notShorter + 1;
            best = Math.min(best, mean);
        }
    }

    private static Histogram times(CommitStack stack, OpenLoop loop, List<byte[]> pushes) {
        try (PreparedCalls calls = new PreparedCalls(stack.commitAddress())) {
            return loop.run(n -> calls.send(pushes.get(n)).thenAccept(WebhookBenchmark::requireAccepted));
        }
    }

    private static void requireAccepted(int status) {
        if (status != 202) {
            throw new IllegalStateException("not accepted: " + status);
        }
    }

    private static Target connect(CommitStack stack, String name) {
        JsonNode answer = stack.connect("github", name, null, SECRET);
        return new Target(
                URI.create(answer.path("webhookUrl").asText()).getPath(),
                new GithubPushes(name, SECRET, name.hashCode()));
    }

    /** Of each repository in turn. */
    private static List<byte[]> pushes(List<Target> targets, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> push(targets.get(n % targets.size())))
                .toList();
    }

    private static byte[] push(Target target) {
        GithubPushes.Push push = target.pushes().next();
        return PreparedCalls.post(
                target.path(),
                "Content-Type: application/json\r\nX-GitHub-Event: push\r\nX-GitHub-Delivery: " + UUID.randomUUID()
                        + "\r\nX-Hub-Signature-256: " + push.signature() + "\r\n",
                push.body());
    }

    private static long waiting(CommitStack stack) {
        return stack.number("select count(*) from delivery where state = 'received'");
    }

    private static Duration awaitWorkedOff(CommitStack stack) {
        // Looked at often, so it must not count them.
        String any = "select count(*) from (select 1 from delivery where state = 'received' limit 1) as found";
        return stack.await("all deliveries are worked off", () -> stack.number(any) == 0);
    }
}
