package dev.waybill.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.ReleaseSeen;
import dev.waybill.ingest.publish.ReleaseSightings.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseSightingsTest {

    private static final int MOST = 500;

    private final SettableClock clock = new SettableClock();
    private final ReleaseSightings sightings = new ReleaseSightings(10, Runnable::run, clock);

    @Test
    void announcesTheFirstAtOnceAndCountsTheNext() {
        Instant began = clock.instant();
        sightings.confirm(announced(see("1")));
        clock.pass(Duration.ofSeconds(10));
        assertThat(see("1")).isInstanceOf(Outcome.Known.class);
        clock.pass(Duration.ofSeconds(10));
        assertThat(see("1")).isInstanceOf(Outcome.Known.class);

        assertThat(sightings.takeDue(MOST)).isEmpty();
        clock.pass(Duration.ofSeconds(40));

        assertThat(sightings.takeDue(MOST))
                .containsExactly(
                        new ReleaseSeen(7, 42, "1", "prod", null, began.plusSeconds(10), began.plusSeconds(20), 2));
        assertThat(sightings.takeDue(MOST)).isEmpty();
    }

    @Test
    void tellsAtMostOnceAMinute() {
        sightings.confirm(announced(see("1")));
        clock.pass(ReleaseSightings.PAUSE);
        see("1");
        assertThat(sightings.takeDue(MOST)).hasSize(1);
        see("1");
        clock.pass(Duration.ofSeconds(59));

        assertThat(sightings.takeDue(MOST)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(sightings.takeDue(MOST)).hasSize(1);
    }

    @Test
    void tellsVersionEnvironmentAndDistApart() {
        assertThat(List.of(
                        see("1"),
                        see("2"),
                        sightings.see(origin(42), "1", null, null),
                        sightings.see(origin(42), "1", "prod", "17"),
                        sightings.see(origin(43), "1", "prod", null)))
                .hasOnlyElementsOfType(Outcome.First.class);
    }

    @Test
    void letsOthersWaitForAnAnnouncementUnderWay() {
        Announcement announcement = announced(see("1"));

        assertThat(see("1"))
                .isInstanceOfSatisfying(
                        Outcome.Joining.class,
                        joining -> assertThat(joining.announcement()).isSameAs(announcement));

        sightings.confirm(announcement);
        assertThat(announcement.done().toCompletableFuture()).isCompleted();
        clock.pass(ReleaseSightings.PAUSE);
        assertThat(sightings.takeDue(MOST)).extracting(ReleaseSeen::count).containsExactly(1L);
    }

    @Test
    void forgetsAnAnnouncementThatFailed() {
        Announcement failed = announced(see("1"));
        see("1");
        sightings.withdraw(failed, new IllegalStateException("away"));

        assertThat(failed.done().toCompletableFuture()).isCompletedExceptionally();
        clock.pass(ReleaseSightings.PAUSE);
        assertThat(sightings.takeDue(MOST)).isEmpty();
        assertThat(see("1")).isInstanceOf(Outcome.First.class);
    }

    @Test
    void doesNotForgetANewerAnnouncementInsteadOfAFailedOne() {
        Announcement failed = announced(see("1"));
        sightings.withdraw(failed, new IllegalStateException("away"));
        see("1");
        sightings.withdraw(failed, new IllegalStateException("away"));

        assertThat(see("1")).isInstanceOf(Outcome.Joining.class);
    }

    @Test
    void putsBackWhatCouldNotBeTold() {
        Instant began = clock.instant();
        sightings.confirm(announced(see("1")));
        see("1");
        clock.pass(ReleaseSightings.PAUSE);
        List<ReleaseSeen> taken = sightings.takeDue(MOST);
        see("1");
        sightings.putBack(taken);

        clock.pass(ReleaseSightings.PAUSE);
        assertThat(sightings.takeDue(MOST))
                .containsExactly(
                        new ReleaseSeen(7, 42, "1", "prod", null, began, began.plus(ReleaseSightings.PAUSE), 2));
    }

    @Test
    void tellsEverythingAtTheEnd() {
        sightings.confirm(announced(see("1")));
        see("1");

        assertThat(sightings.takeAll(MOST)).extracting(ReleaseSeen::count).containsExactly(1L);
        assertThat(sightings.takeAll(MOST)).isEmpty();
    }

    @Test
    void staysWithinItsBoundAndLosesNoCount() {
        int versions = 200;
        for (int i = 0; i < versions; i++) {
            sightings.confirm(announced(see("v" + i)));
            see("v" + i);
        }

        assertThat(sightings.takeAll(MOST))
                .extracting(ReleaseSeen::version)
                .doesNotHaveDuplicates()
                .hasSize(versions);
    }

    @Test
    void takesNoMoreThanAsked() {
        for (int i = 0; i < 10; i++) {
            sightings.confirm(announced(see("v" + i)));
            see("v" + i);
        }

        assertThat(sightings.takeAll(4)).hasSize(4);
        assertThat(sightings.takeAll(4)).hasSize(4);
        assertThat(sightings.takeAll(4)).hasSize(2);
    }

    private Outcome see(String version) {
        return sightings.see(origin(42), version, "prod", null);
    }

    private Origin origin(long projectId) {
        return new Origin(7, projectId, clock.instant(), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    private static Announcement announced(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.First.class);
        return ((Outcome.First) outcome).announcement();
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-11-24T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
