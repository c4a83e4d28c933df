package dev.waybill.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.EventHeader;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.kit.event.RetryableException;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Fixture fixture = new Fixture();
    private final List<Long> handled = new ArrayList<>();

    @Test
    void handsFactsOverInOrderAndSetsAsideWhatCannotBeHandled() {
        // Given
        fixture.fact(Fixture.organization(1));
        fixture.record("organization/2", "{no json".getBytes(UTF_8));
        fixture.fact(Fixture.organization(3));
        fixture.fact(Fixture.organization(4));

        // When
        fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (_, fact) -> {
            if (fact.organizationId() == 3) {
                throw new IllegalStateException("bug");
            }
            handled.add(fact.organizationId());
        });

        // Then
        assertThat(handled).containsExactly(1L, 4L);
        assertThat(fixture.letters).containsExactly(1L, 2L);
        assertThat(fixture.counted("handled")).isEqualTo(2);
        assertThat(fixture.progress.of(Fixture.PARTITION)).contains(new Progress.Position(4, Progress.IDLE));
    }

    @Test
    void triesAgainWhileSomethingIsAwayAndKeepsTheOrder() {
        fixture.fact(Fixture.organization(1));
        fixture.fact(Fixture.organization(2));
        List<Long> tried = new ArrayList<>();

        fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (_, fact) -> {
            tried.add(fact.organizationId());
            if (tried.size() < 50) {
                throw new RetryableException("database away");
            }
        });

        assertThat(tried).hasSize(51).endsWith(1L, 2L);
        assertThat(fixture.letters).isEmpty();
        assertThat(fixture.attempts.retrying()).isEmpty();
    }

    @Test
    void tellsWhoWaitsMeanwhile() {
        fixture.fact(Fixture.organization(1));
        List<String> waiting = new ArrayList<>();

        fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (_, _) -> {
            waiting.add(fixture.attempts.retrying().toString());
            if (waiting.size() < 2) {
                throw new RetryableException("database away");
            }
        });

        assertThat(waiting).containsExactly("{}", "{waybill.directory=RetryableException}");
    }

    @Test
    void passesARecordOnlyWhenTheBrokerHasTheDeadLetter() {
        fixture.record("k", "junk".getBytes(UTF_8));
        fixture.letterFailures.add(new RetryableException("broker away"));
        fixture.letterFailures.add(new IllegalStateException("not allowed"));

        fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (_, _) -> {});

        assertThat(fixture.letterFailures).isEmpty();
        assertThat(fixture.letters).containsExactly(0L);
    }

    @Test
    void skipsWhatIsNewerThanItIsAndWhatIsForOthers() {
        fixture.fact(Fixture.organization(1))
                .headers()
                .add(EventHeader.TYPE.wireName(), "dev.waybill.directory.novelty-changed.v1".getBytes(UTF_8));
        fixture.fact(Fixture.organization(2))
                .headers()
                .add(EventHeader.REDRIVE_GROUP.wireName(), "commit".getBytes(UTF_8));
        fixture.fact(Fixture.organization(3))
                .headers()
                .add(EventHeader.REDRIVE_GROUP.wireName(), "notify".getBytes(UTF_8));

        fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (_, fact) -> handled.add(fact.organizationId()));

        assertThat(handled).containsExactly(3L);
        assertThat(fixture.letters).isEmpty();
        assertThat(fixture.counted("unknown-type")).isEqualTo(1);
        assertThat(fixture.counted("other-group")).isEqualTo(1);
    }

    @Test
    void tellsATombstone() {
        fixture.record("organization/9", null);
        List<String> gone = new ArrayList<>();

        fixture.deliveries.each(fixture.poll(), DirectoryFact.class, new FactHandler<DirectoryFact>() {
            @Override
            public void on(FactMetadata metadata, DirectoryFact fact) {
                handled.add(fact.organizationId());
            }

            @Override
            public void onTombstone(String key) {
                gone.add(key);
            }
        });

        assertThat(gone).containsExactly("organization/9");
        assertThat(handled).isEmpty();
    }

    @Test
    void theHandlerKnowsWhichFactItHandles() {
        fixture.fact(Fixture.organization(1));
        List<Optional<String>> causes = new ArrayList<>();

        fixture.deliveries.each(
                fixture.poll(),
                DirectoryFact.class,
                (metadata, _) -> causes.add(
                        CurrentFact.current().filter(metadata::equals).map(FactMetadata::correlationId)));

        assertThat(causes).containsExactly(Optional.of("corr"));
        assertThat(CurrentFact.current()).isEmpty();
    }

    @Test
    void aStopEndsTheWaitingAndLeavesTheRest() {
        // Given
        fixture.fact(Fixture.organization(1));
        fixture.fact(Fixture.organization(2));
        CompletableFuture<Void> delivery = CompletableFuture.runAsync(
                () -> fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (_, _) -> {
                    throw new RetryableException("database away");
                }));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !fixture.attempts.retrying().isEmpty());

        // When
        fixture.attempts.stop(new ShutdownEvent());

        // Then
        assertThat(delivery).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(StoppedException.class);
        assertThat(fixture.letters).isEmpty();
    }

    @Test
    void whatFailsBecauseOfTheStopIsNoDeadLetter() {
        fixture.fact(Fixture.organization(1));

        assertThatThrownBy(() -> fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (_, _) -> {
                    fixture.attempts.stop(new ShutdownEvent());
                    throw new IllegalStateException("the container is gone");
                }))
                .isInstanceOf(StoppedException.class);
        assertThat(fixture.letters).isEmpty();
    }

    @Test
    void goesThroughAllPartitions() {
        fixture.fact(Fixture.organization(1));
        fixture.record(new TopicPartition("waybill.directory", 1), "k", "junk".getBytes(UTF_8));

        fixture.deliveries.each(fixture.poll(), DirectoryFact.class, (_, fact) -> handled.add(fact.organizationId()));

        assertThat(handled).containsExactly(1L);
        assertThat(fixture.letters).hasSize(1);
    }
}
