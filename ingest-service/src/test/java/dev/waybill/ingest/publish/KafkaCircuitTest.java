package dev.waybill.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.publish.KafkaCircuit.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KafkaCircuitTest {

    private static final long MILLIS = 1_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final KafkaCircuit circuit = new KafkaCircuit(now::get);

    @Test
    void letsNothingThroughBeforeTheClusterWasSeen() {
        assertThat(circuit.admits()).isFalse();

        circuit.probed(true);

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void noticesALossWhileNobodySends() {
        circuit.probed(true);
        circuit.probed(false);

        assertThat(circuit.admits()).isFalse();
        assertThat(circuit.passes()).isFalse();
    }

    @Test
    void noticesWithin2SecondsThatAcknowledgementsStay() {
        circuit.probed(true);
        circuit.sent();
        pass(2_000);

        assertThat(circuit.admits()).isFalse();
        assertThat(circuit.state()).isEqualTo(State.STALLED);
    }

    @Test
    void countsFromTheFirstRecordInFlight() {
        circuit.probed(true);
        pass(60_000);
        circuit.sent();
        pass(1_000);

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void takesNoSilenceForAStallWhenLookedAtWhileTheFirstRecordIsCounted() {
        List<State> seen = new ArrayList<>();
        AtomicReference<Runnable> look = new AtomicReference<>(() -> {});
        KafkaCircuit looked = new KafkaCircuit(() -> {
            look.getAndSet(() -> {}).run();
            return now.get();
        });
        looked.probed(true);
        pass(60_000);
        look.set(() -> seen.add(looked.state()));
        looked.sent();

        assertThat(seen).containsExactly(State.FLOWING);
        assertThat(looked.state()).isEqualTo(State.FLOWING);
    }

    @Test
    void holdsAnyAcknowledgementForProgress() {
        circuit.probed(true);
        circuit.sent();
        circuit.sent();
        pass(1_400);
        circuit.acknowledged();
        pass(1_400);

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void believesAcknowledgementsMoreThanAProbe() {
        circuit.probed(true);
        circuit.sent();
        circuit.sent();
        circuit.acknowledged();
        pass(500);
        circuit.probed(false);

        assertThat(circuit.state()).isEqualTo(State.FLOWING);
    }

    @Test
    void doesNotRefuseAllBecauseOneFailed() {
        circuit.probed(true);
        circuit.sent();
        circuit.failed();

        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void triesOneAtATimeAfterAStall() {
        stall();
        circuit.probed(true);

        assertThat(circuit.admits()).isTrue();
        assertThat(circuit.admits()).isFalse();

        circuit.sent();
        circuit.acknowledged();

        assertThat(circuit.admits()).isTrue();
        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void stallsAgainWhenTheTrialFails() {
        stall();
        circuit.probed(true);
        assertThat(circuit.admits()).isTrue();
        circuit.sent();
        circuit.failed();

        assertThat(circuit.state()).isEqualTo(State.STALLED);
    }

    @Test
    void takesAnotherTrialWhenTheFirstBroughtNothing() {
        stall();
        circuit.probed(true);
        assertThat(circuit.admits()).isTrue();
        pass(1_000);

        assertThat(circuit.admits()).isTrue();
    }

    private void stall() {
        circuit.probed(true);
        circuit.sent();
        pass(2_000);
        assertThat(circuit.state()).isEqualTo(State.STALLED);
        circuit.failed();
    }

    private void pass(long millis) {
        now.addAndGet(millis * MILLIS);
    }
}
