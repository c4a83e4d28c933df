package dev.waybill.commit.range;

import static dev.waybill.commit.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.Hook;
import dev.waybill.commit.Payload;
import dev.waybill.commit.Tenant;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import dev.waybill.contracts.ReleaseFact.Origin;
import dev.waybill.contracts.ReleaseFact.ReleaseCreated;
import dev.waybill.contracts.Topic;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import dev.waybill.test.Message;
import dev.waybill.test.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class RangesComponentTest {

    @Inject
    DataSource database;

    private Tenant tenant;
    private Hook hook;
    private final FactSender sender = FactSender.create();
    private final TopicProbe probe = TopicProbe.fromNow(Topic.RANGES);
    private final UUID requestId = UUID.randomUUID();
    private final String base = Payload.sha();
    private final List<String> shas =
            IntStream.range(0, 3).mapToObj(_ -> Payload.sha()).toList();

    @BeforeEach
    void connectRepo() {
        tenant = Tenant.create();
        hook = tenant.register("demo/web");
    }

    @AfterEach
    void close() {
        sender.close();
        probe.close();
    }

    @Test
    void whatIsBetweenTwoCommitsIsAnswered() {
        pushAll();

        ask(1, base.substring(0, 8), shas.get(2).substring(0, 7));

        RangeResolved answer = answer();
        assertThat(answer.revision()).isEqualTo(1);
        assertThat(answer.organizationId()).isEqualTo(tenant.id);
        assertThat(answer.version()).isEqualTo("web@1.0.0");
        assertThat(answer.repository()).isEqualTo("demo/web");
        assertThat(answer.base()).isEqualTo(base);
        assertThat(answer.head()).isEqualTo(shas.get(2));
        assertThat(answer.relation()).isEqualTo(Relation.AHEAD);
        assertThat(answer.ahead()).isEqualTo(3);
        assertThat(answer.behind()).isZero();
        assertThat(answer.complete()).isTrue();
        assertThat(answer.commits()).extracting(RangeCommit::sha).containsExactlyElementsOf(shas.reversed());
        RangeCommit newest = answer.commits().getFirst();
        assertThat(newest.side()).isEqualTo(Side.AHEAD);
        assertThat(newest.message()).isEqualTo("message of " + shas.get(2));
        assertThat(newest.author()).isEqualTo(new Person("Ada", "ada@example.com"));
        assertThat(newest.files()).extracting("path").containsExactly("README.md", "added-by-" + shas.get(2));
    }

    @Test
    void aRollbackIsBehind() {
        pushAll();

        ask(1, shas.get(2), shas.get(0));

        assertThat(answer().relation()).isEqualTo(Relation.BEHIND);
        assertThat(answer().behind()).isEqualTo(2);
        assertThat(answer().commits()).extracting(RangeCommit::side).containsOnly(Side.BEHIND);
    }

    @Test
    void withoutABaseTheNewestAreAnswered() {
        pushAll();

        ask(1, null, shas.get(1));

        assertThat(answer().relation()).isEqualTo(Relation.UNKNOWN);
        assertThat(answer().complete()).isTrue();
        assertThat(answer().base()).isNull();
        assertThat(answer().commits()).extracting(RangeCommit::sha).containsExactly(shas.get(1), shas.get(0));
    }

    @Test
    void aQuestionWaitsForItsCommit() throws Exception {
        ask(1, base, shas.get(2));
        eventually().until(() -> "open".equals(state()));

        pushAll();

        assertThat(answer().relation()).isEqualTo(Relation.AHEAD);
        assertThat(answer().complete()).isTrue();
        assertThat(state()).isEqualTo("settled");
    }

    @Test
    void aQuestionWhoseTimeIsUpIsAnsweredAndHealsLater() throws Exception {
        ask(1, base, shas.get(2));
        eventually().until(() -> "open".equals(state()));

        letTimePass();

        RangeResolved incomplete = answer();
        assertThat(incomplete.relation()).isEqualTo(Relation.UNKNOWN);
        assertThat(incomplete.complete()).isFalse();
        assertThat(incomplete.head()).isEqualTo(shas.get(2));
        assertThat(incomplete.commits()).isEmpty();

        pushAll();

        List<Message> both = probe.awaitMessages(2, this::isOurs);
        assertThat(both.get(1).metadata().sequence())
                .isGreaterThan(both.get(0).metadata().sequence());
        RangeResolved healed = both.get(1).fact(RangeResolved.class).orElseThrow();
        assertThat(healed.revision()).isEqualTo(1);
        assertThat(healed.complete()).isTrue();
        assertThat(healed.ahead()).isEqualTo(3);
    }

    @Test
    void aGapIsToldAndHealsWhenTheMissingPushComes() {
        hook.push(Payload.main(shas.get(1), shas.get(2)).commit(shas.get(2)));
        hook.push(Payload.of("refs/heads/base", null, base).commit(base));
        ask(1, base, shas.get(2));
        assertThat(answer().complete()).isFalse();

        hook.push(Payload.main(base, shas.get(1)).commit(shas.get(0)).commit(shas.get(1)));

        RangeResolved healed = probe.awaitMessages(2, this::isOurs)
                .getLast()
                .fact(RangeResolved.class)
                .orElseThrow();
        assertThat(healed.complete()).isTrue();
        assertThat(healed.commits()).extracting(RangeCommit::sha).containsExactlyElementsOf(shas.reversed());
    }

    @Test
    void aLongRangeIsToldInPartsAndWhole() {
        List<String> many = IntStream.range(0, 2 * Part.MAX_ITEMS + 1)
                .mapToObj(_ -> Payload.sha())
                .toList();
        Payload push = Payload.main(base, many.getLast());
        many.forEach(push::commit);
        hook.push(push);
        ask(1, base, many.getLast());

        List<RangeResolved> parts = probe.awaitFacts(3, RangeResolved.class, this::isOurs);

        assertThat(parts)
                .extracting(RangeResolved::part)
                .containsExactly(new Part(1, 3), new Part(2, 3), new Part(3, 3));
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.complete()).isTrue();
            assertThat(part.ahead()).isEqualTo(many.size());
        });
        assertThat(parts.stream().flatMap(part -> part.commits().stream()))
                .extracting(RangeCommit::sha)
                .containsExactlyElementsOf(many.reversed());
        assertThat(parts.getLast().commits().getLast().files()).isNotEmpty();
    }

    @Test
    void onlyANewerRevisionIsAnswered() {
        pushAll();
        ask(2, base, shas.get(2));
        ask(1, base, shas.get(0));
        ask(2, base, shas.get(2));
        ask(3, base, shas.get(1));

        probe.awaitFact(RangeResolved.class, fact -> isOurs(fact) && fact.revision() == 3);
        assertThat(probe.facts(RangeResolved.class))
                .filteredOn(this::isOurs)
                .extracting(RangeResolved::revision)
                .containsExactly(2, 3);
    }

    @Test
    void twoQuestionsOfOneReleaseAreToldApart() {
        pushAll();
        UUID other = UUID.randomUUID();
        ask(1, base, shas.get(2));
        sender.send(question(other, 1, tenant.id, base, shas.get(0)), 2);

        List<Message> both = probe.awaitMessages(
                2,
                message -> message.fact(RangeResolved.class)
                        .filter(fact -> fact.organizationId() == tenant.id)
                        .isPresent());
        assertThat(both).extracting(message -> message.metadata().id()).doesNotHaveDuplicates();
        assertThat(both)
                .extracting(message ->
                        message.fact(RangeResolved.class).orElseThrow().requestId())
                .containsExactlyInAnyOrder(requestId, other);
    }

    @Test
    void nobodyAsksAboutARepositoryOfAnother() {
        pushAll();
        Tenant stranger = Tenant.create();

        sender.send(question(requestId, 1, stranger.id, base, shas.get(2)), 1);

        assertThat(answer().complete()).isFalse();
        assertThat(answer().relation()).isEqualTo(Relation.UNKNOWN);
        assertThat(answer().commits()).isEmpty();
    }

    @Test
    void otherFactsOfReleasesArePassedOver() {
        pushAll();
        sender.send(new ReleaseCreated(tenant.id, 1, "web@1.0.0", List.of(), Origin.API, Instant.EPOCH), 1);

        ask(1, base, shas.get(2));

        assertThat(answer().part()).isEqualTo(Part.WHOLE);
    }

    private void pushAll() {
        Payload push = Payload.main(base, shas.getLast());
        shas.forEach(push::commit);
        hook.push(push);
    }

    private void ask(int revision, String from, String to) {
        sender.send(question(requestId, revision, tenant.id, from, to), revision);
    }

    private CommitsRequested question(UUID id, int revision, long organizationId, String from, String to) {
        return new CommitsRequested(
                id, revision, organizationId, "web@1.0.0", hook.repositoryId, "demo/web", from, to, Instant.EPOCH);
    }

    private RangeResolved answer() {
        return probe.awaitFact(RangeResolved.class, this::isOurs);
    }

    private boolean isOurs(Message message) {
        return message.fact(RangeResolved.class).filter(this::isOurs).isPresent();
    }

    private boolean isOurs(RangeResolved fact) {
        return fact.requestId().equals(requestId);
    }

    private String state() throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select state from question where request_id = ?")) {
            select.setObject(1, requestId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private void letTimePass() throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update question set deadline = now() - interval '1s', next_look_at = now() - interval '1s' where request_id = ?")) {
            update.setObject(1, requestId);
            update.executeUpdate();
        }
    }
}
