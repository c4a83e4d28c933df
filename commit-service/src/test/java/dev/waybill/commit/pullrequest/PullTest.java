package dev.waybill.commit.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestState;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PullTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String C = "c".repeat(40);
    private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-24T11:00:00Z");

    @Test
    void whatComesLateOnlyAddsWhatIsNotKnown() {
        Pull pull = new Pull(1, told(PullRequestState.MERGED, "new", null, B, C, ELEVEN), ELEVEN);

        pull.take(told(PullRequestState.OPEN, "old", new HostAccount("ann", null, null), A, null, TEN), ELEVEN);

        assertThat(pull.content())
                .isEqualTo(new Pull(
                                1,
                                told(
                                        PullRequestState.MERGED,
                                        "new",
                                        new HostAccount("ann", null, null),
                                        B,
                                        C,
                                        ELEVEN,
                                        A),
                                ELEVEN)
                        .content());
    }

    @Test
    void theOrderMakesNoDifference() {
        HostPull opened = told(PullRequestState.OPEN, "old", null, A, null, TEN);
        HostPull merged = told(PullRequestState.MERGED, "new", null, B, C, ELEVEN);
        Pull inOrder = new Pull(1, opened, ELEVEN);
        inOrder.take(merged, ELEVEN);
        Pull late = new Pull(1, merged, ELEVEN);
        late.take(opened, ELEVEN);

        assertThat(late.content()).isEqualTo(inOrder.content());
        assertThat(inOrder.state()).isEqualTo(PullRequestState.MERGED);
    }

    @Test
    void toldAgainItStays() {
        HostPull merged = told(PullRequestState.MERGED, "new", null, B, C, ELEVEN);
        Pull pull = new Pull(1, merged, ELEVEN);
        List<?> before = pull.content();

        pull.take(merged, ELEVEN);

        assertThat(pull.content()).isEqualTo(before);
    }

    @Test
    void whatWasMergedStaysMerged() {
        Pull pull = new Pull(1, told(PullRequestState.MERGED, "x", null, B, C, TEN), TEN);

        pull.take(told(PullRequestState.OPEN, "edited", null, B, null, ELEVEN), ELEVEN);

        assertThat(pull.state()).isEqualTo(PullRequestState.MERGED);
        assertThat(pull.content()).contains("edited", C);
    }

    @Test
    void aClosedOneMayBeOpenedAgain() {
        Pull pull = new Pull(1, told(PullRequestState.CLOSED, "x", null, B, null, TEN), TEN);

        pull.take(told(PullRequestState.OPEN, "x", null, B, null, ELEVEN), ELEVEN);

        assertThat(pull.state()).isEqualTo(PullRequestState.OPEN);
    }

    @Test
    void withoutATimeOfTheHostItCameWhenWeGotIt() {
        Pull pull = new Pull(1, told(PullRequestState.OPEN, "x", null, A, null, null), TEN);

        assertThat(pull.content()).contains(TEN);
    }

    @Test
    void abbreviationsAreWrittenOut() {
        Pull pull = new Pull(1, told(PullRequestState.MERGED, "x", null, "aaaaaaaaaaaa", "cccccccccccc", TEN), TEN);
        assertThat(pull.abbreviations()).containsExactly("aaaaaaaaaaaa", "cccccccccccc");

        pull.writeOut("aaaaaaaaaaaa", A);
        pull.writeOut("cccccccccccc", C);

        assertThat(pull.abbreviations()).isEmpty();
        assertThat(pull.content()).contains(A, C, List.of(A));
    }

    @Test
    void theNewestCommitsAreKept() {
        List<String> many = IntStream.range(0, 400).mapToObj("%040x"::formatted).toList();
        HostPull told =
                new HostPull(1, "", "", PullRequestState.OPEN, null, null, null, null, A, many, null, null, null, TEN);

        Pull pull = new Pull(1, told, TEN);

        assertThat(pull.content().get(3))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(250)
                .endsWith(many.getLast(), A);
    }

    private static HostPull told(
            PullRequestState state,
            String title,
            HostAccount author,
            String head,
            String mergeCommit,
            Instant at,
            String... commits) {
        return new HostPull(
                7,
                title,
                "body of " + title,
                state,
                author,
                null,
                "topic",
                "main",
                head,
                List.of(commits),
                mergeCommit,
                null,
                null,
                at);
    }
}
