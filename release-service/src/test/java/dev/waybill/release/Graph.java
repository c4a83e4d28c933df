package dev.waybill.release;

import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.test.FactSender;
import dev.waybill.test.TopicProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Stands for the owner of the commit graph: sees the questions and gives the answers of the test. */
public final class Graph {

    private static final AtomicLong SEQUENCES = new AtomicLong();

    private final Tenant tenant;
    private final FactSender facts;
    private final TopicProbe releases;

    public Graph(Tenant tenant, FactSender facts, TopicProbe releases) {
        this.tenant = tenant;
        this.facts = facts;
        this.releases = releases;
    }

    /** Waits for the question about a head. */
    public CommitsRequested question(String head) {
        return releases.awaitFact(
                CommitsRequested.class,
                it -> it.organizationId() == tenant.id && it.head().equals(head));
    }

    /** Waits for the question about a range. */
    public CommitsRequested question(String base, String head) {
        return releases.awaitFact(
                CommitsRequested.class,
                it -> it.organizationId() == tenant.id && it.head().equals(head) && base.equals(it.base()));
    }

    /** Answers with commits by Bob, in as many parts as it takes. */
    public void answer(
            CommitsRequested question, Relation relation, boolean complete, List<String> ahead, List<String> behind) {
        answer(
                question,
                relation,
                complete,
                Stream.concat(
                                ahead.stream().map(sha -> commit(Side.AHEAD, sha)),
                                behind.stream().map(sha -> commit(Side.BEHIND, sha)))
                        .toList());
    }

    /** Answers without a gap. */
    public void answer(CommitsRequested question, Relation relation, List<RangeCommit> commits) {
        answer(question, relation, true, commits);
    }

    private void answer(CommitsRequested question, Relation relation, boolean complete, List<RangeCommit> commits) {
        int ahead = (int)
                commits.stream().filter(commit -> commit.side() == Side.AHEAD).count();
        int count = Math.max(1, (commits.size() + Part.MAX_ITEMS - 1) / Part.MAX_ITEMS);
        List<RangeResolved> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<RangeCommit> part =
                    commits.subList(i * Part.MAX_ITEMS, Math.min(commits.size(), (i + 1) * Part.MAX_ITEMS));
            parts.add(new RangeResolved(
                    question.requestId(),
                    question.revision(),
                    question.organizationId(),
                    question.version(),
                    question.repositoryId(),
                    question.repository(),
                    question.base(),
                    question.head(),
                    relation,
                    ahead,
                    commits.size() - ahead,
                    complete,
                    new Part(i + 1, count),
                    part));
        }
        facts.sendParts(parts, SEQUENCES.incrementAndGet());
    }

    /** Answers with another organisation or revision than was asked. */
    public void answerAs(long organizationId, CommitsRequested question, int revision, List<String> ahead) {
        answer(
                new CommitsRequested(
                        question.requestId(),
                        revision,
                        organizationId,
                        question.version(),
                        question.repositoryId(),
                        question.repository(),
                        question.base(),
                        question.head(),
                        question.requestedAt()),
                Relation.AHEAD,
                true,
                ahead,
                List.of());
    }

    private static RangeCommit commit(Side side, String sha) {
        return new RangeCommit(
                side,
                sha,
                "Change " + sha,
                new Person("Bob", "BOB@example.com"),
                null,
                "https://example.com/" + sha,
                List.of());
    }
}
