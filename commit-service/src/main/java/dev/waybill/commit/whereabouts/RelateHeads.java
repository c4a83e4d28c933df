package dev.waybill.commit.whereabouts;

import dev.waybill.commit.graph.CommitGraph;
import dev.waybill.commit.graph.Kinship;
import dev.waybill.commit.graph.Reachability;
import dev.waybill.commit.repository.Repo;
import dev.waybill.commit.repository.Repositories;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.RangeFact;
import dev.waybill.contracts.RangeFact.ReleaseHeadsRelated;
import dev.waybill.kit.retry.Transience;
import dev.waybill.state.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells how the heads of releases stand to each other, for whoever decides by ancestry and does not own it. */
@Singleton
class RelateHeads {

    private static final Logger LOG = Logger.getLogger(RelateHeads.class);

    /** With how many releases of its repository, the newest ones, a release is compared. */
    private static final int MOST_RELEASES = 2_000;

    private static final Duration POSTPONED = Duration.ofMinutes(1);

    private final HeadRepository heads;
    private final Repositories repositories;
    private final CommitGraph graph;
    private final Reachability reachability;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    RelateHeads(
            HeadRepository heads,
            Repositories repositories,
            CommitGraph graph,
            Reachability reachability,
            Outbox outbox,
            Clock clock) {
        this.heads = heads;
        this.repositories = repositories;
        this.graph = graph;
        this.reachability = reachability;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Looks at the next head that is due, in a transaction of its own.
     *
     * @return false if none is due
     * @throws RuntimeException if the database is away; the head stays due
     */
    boolean next() {
        AtomicReference<@Nullable ReleaseHead> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                heads.claim(clock.instant()).ifPresent(head -> {
                    claimed.set(head);
                    relate(head);
                });
                return claimed.get() != null;
            });
        } catch (RuntimeException failure) {
            ReleaseHead head = claimed.get();
            if (head == null || Transience.isTransient(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "heads not related repo=%d release=%s", head.repositoryId(), head.version());
            QuarkusTransaction.requiringNew()
                    .run(() -> heads.postpone(head, clock.instant().plus(POSTPONED)));
            return true;
        }
    }

    private void relate(ReleaseHead head) {
        Optional<Repo> repo = repositories.find(head.organizationId(), head.repositoryId());
        Optional<String> sha = graph.resolve(head.repositoryId(), head.head());
        if (repo.isEmpty() || sha.isEmpty()) {
            heads.lookedAt(head, null, false, head.told());
            return;
        }
        List<ReleaseHead> others = heads.known(head.repositoryId(), MOST_RELEASES).stream()
                .filter(other -> !other.version().equals(head.version()))
                .toList();
        Kinship kinship = reachability.kinship(
                head.repositoryId(),
                sha.get(),
                others.stream().map(RelateHeads::known).toList());
        List<RangeFact.ReleaseHead> contains = told(others, kinship.ancestors());
        List<RangeFact.ReleaseHead> containedIn = told(others, kinship.descendants());
        String digest = UUID.nameUUIDFromBytes(
                        (sha.get() + kinship.complete() + contains + containedIn).getBytes(StandardCharsets.UTF_8))
                .toString();
        if (!digest.equals(head.told())) {
            outbox.appendAll(
                    parts(head, repo.get(), sha.get(), kinship.complete(), contains, containedIn), heads.nextAnswer());
        }
        heads.lookedAt(head, sha.get(), kinship.complete(), digest);
    }

    private static String known(ReleaseHead head) {
        return "" + head.sha();
    }

    private static List<RangeFact.ReleaseHead> told(List<ReleaseHead> others, Set<String> shas) {
        return others.stream()
                .filter(other -> shas.contains(known(other)))
                .map(other -> new RangeFact.ReleaseHead(other.version(), known(other)))
                .sorted(Comparator.comparing(RangeFact.ReleaseHead::version))
                .toList();
    }

    private static List<ReleaseHeadsRelated> parts(
            ReleaseHead head,
            Repo repo,
            String sha,
            boolean complete,
            List<RangeFact.ReleaseHead> contains,
            List<RangeFact.ReleaseHead> containedIn) {
        int total = contains.size() + containedIn.size();
        int of = Math.max(1, (total + Part.MAX_ITEMS - 1) / Part.MAX_ITEMS);
        List<ReleaseHeadsRelated> parts = new ArrayList<>();
        for (int number = 1; number <= of; number++) {
            int from = (number - 1) * Part.MAX_ITEMS;
            int to = Math.min(total, from + Part.MAX_ITEMS);
            parts.add(new ReleaseHeadsRelated(
                    head.organizationId(),
                    head.version(),
                    head.repositoryId(),
                    repo.name(),
                    sha,
                    complete,
                    new Part(number, of),
                    cut(contains, from, to),
                    cut(containedIn, from - contains.size(), to - contains.size())));
        }
        return parts;
    }

    private static List<RangeFact.ReleaseHead> cut(List<RangeFact.ReleaseHead> all, int from, int to) {
        int begin = Math.clamp(from, 0, all.size());
        return all.subList(begin, Math.clamp(to, begin, all.size()));
    }
}
