package dev.waybill.bench.commits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Part;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.RangeResolved;
import dev.waybill.contracts.RangeFact.Relation;
import dev.waybill.contracts.RangeFact.Side;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GatheringTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Gathering gathering = new Gathering();

    @Test
    void anAnswerInOnePartIsWholeAtOnce() {
        assertThat(gathering.take(part(ONE, 1, 1, "a", "b"), 70))
                .contains(new Gathering.Answer(ONE, List.of("a", "b"), true, 1, 70));
    }

    @Test
    void partsInAnyOrderGiveTheAnswersOrder() {
        assertThat(gathering.take(part(ONE, 3, 3, "c"), 30)).isEmpty();
        assertThat(gathering.take(part(ONE, 1, 3, "a"), 10)).isEmpty();
        assertThat(gathering.take(part(ONE, 2, 3, "b"), 20))
                .contains(new Gathering.Answer(ONE, List.of("a", "b", "c"), true, 3, 60));
    }

    @Test
    void answersAreKeptApart() {
        assertThat(gathering.take(part(ONE, 1, 2, "a"), 10)).isEmpty();
        assertThat(gathering.take(part(OTHER, 2, 2, "y"), 10)).isEmpty();
        assertThat(gathering.take(part(OTHER, 1, 2, "x"), 10))
                .hasValueSatisfying(answer -> assertThat(answer.shas()).containsExactly("x", "y"));
    }

    @Test
    void aPartThatComesAgainIsNoOtherPart() {
        assertThat(gathering.take(part(ONE, 1, 2, "a"), 10)).isEmpty();
        assertThat(gathering.take(part(ONE, 1, 2, "a"), 10)).isEmpty();
        assertThat(gathering.take(part(ONE, 2, 2, "b"), 10))
                .hasValueSatisfying(answer -> assertThat(answer.bytes()).isEqualTo(20));
    }

    private static RangeResolved part(UUID request, int number, int of, String... shas) {
        List<RangeCommit> commits = Stream.of(shas)
                .map(sha -> new RangeCommit(Side.AHEAD, sha, null, null, null, null, List.of()))
                .toList();
        return new RangeResolved(
                request,
                1,
                7,
                "web@1.0.0",
                8,
                "bench",
                "base",
                "head",
                Relation.AHEAD,
                2,
                0,
                true,
                new Part(number, of),
                commits,
                null,
                null);
    }
}
