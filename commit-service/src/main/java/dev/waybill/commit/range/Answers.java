package dev.waybill.commit.range;

import dev.waybill.commit.graph.CommitGraph;
import dev.waybill.commit.graph.CommitWanted;
import dev.waybill.commit.graph.Node;
import dev.waybill.state.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Answers a question as far as the graph goes, and tells the answer. */
@Singleton
class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    /** How many commits a range without a base has: as many as Sentry takes then. */
    private static final int NEWEST = 20;

    private final CommitGraph graph;
    private final QuestionRepository questions;
    private final RangeFacts facts;
    private final Outbox outbox;
    private final Event<CommitWanted> missing;
    private final MeterRegistry metrics;
    private final int limit;

    @Inject
    Answers(
            CommitGraph graph,
            QuestionRepository questions,
            RangeFacts facts,
            Outbox outbox,
            Event<CommitWanted> missing,
            MeterRegistry metrics,
            @ConfigProperty(name = "waybill.commit.range-limit", defaultValue = "60000") int limit) {
        this.graph = graph;
        this.questions = questions;
        this.facts = facts;
        this.outbox = outbox;
        this.missing = missing;
        this.metrics = metrics;
        this.limit = limit;
    }

    /** Looks at a question that is locked: answers it, or lets it wait for an end that nobody knows yet. */
    @Transactional(TxType.MANDATORY)
    public void lookAt(Question question, Instant now) {
        Ends ends = ends(question);
        boolean known = ends.head().isPresent()
                && (question.base() == null || ends.base().isPresent());
        if (known) {
            CommitRange range = range(question, ends);
            give(question, ends, range, range.settled(), now);
        } else if (question.isOverdue(now)) {
            give(
                    question,
                    ends,
                    ends.head().isPresent() ? range(question, ends).incomplete() : CommitRange.unknown(),
                    false,
                    now);
        } else {
            question.waitOn();
            missing.fire(new CommitWanted(question.repositoryId()));
        }
    }

    /** Answers a question about a repository that does not exist, at least not for who asks. */
    @Transactional(TxType.MANDATORY)
    public void refuse(Question question, Instant now) {
        give(question, new Ends(Optional.empty(), Optional.empty()), CommitRange.unknown(), true, now);
    }

    private Ends ends(Question question) {
        long repository = question.repositoryId();
        // A head that was only named has nothing to show yet. A base that was only named is where the first push began:
        // good enough.
        Optional<String> head = graph.resolve(repository, question.head())
                .filter(sha -> Optional.ofNullable(
                                graph.nodes(repository, List.of(sha)).get(sha))
                        .filter(Node::told)
                        .isPresent());
        return new Ends(head, Optional.ofNullable(question.base()).flatMap(base -> graph.resolve(repository, base)));
    }

    private CommitRange range(Question question, Ends ends) {
        Ancestry ancestry = new Ancestry(graph.walk(question.repositoryId()), limit);
        String head = ends.head().orElseThrow();
        return ends.base()
                .map(base -> ancestry.between(base, head, NEWEST))
                .orElseGet(() -> ancestry.newest(head, NEWEST));
    }

    private void give(Question question, Ends ends, CommitRange range, boolean forGood, Instant now) {
        String digest = UUID.nameUUIDFromBytes((ends + " " + range).getBytes(StandardCharsets.UTF_8))
                .toString();
        if (!question.answered(digest, forGood, now)) {
            return;
        }
        long sequence = questions.nextAnswer();
        boolean complete = facts.tell(question, ends, range, part -> outbox.append(part, sequence));
        metrics.counter("waybill.ranges", "relation", range.relation().name(), "complete", Boolean.toString(complete))
                .increment();
        LOG.infof(
                "range answered org=%d repo=%d request=%s relation=%s ahead=%d behind=%d complete=%b",
                question.organizationId(),
                question.repositoryId(),
                question.requestId(),
                range.relation(),
                range.ahead().size(),
                range.behind().size(),
                complete);
    }
}
