package dev.waybill.bench.commits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class MainLineTest {

    @RepeatedTest(20)
    void aRangeHasAboutThatManyCommitsOfTheWholeHistory(RepetitionInfo repetition) {
        List<String> ids = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
        MainLine.Ends ends =
                new MainLine(ids, 1_000).ends(100, new SplittableRandom(repetition.getCurrentRepetition()));
        // Half of the commits are on branches, so fifty steps on the main line lead past a hundred.
        assertThat(ids.indexOf(ends.base()) - ids.indexOf(ends.head())).isEqualTo(50);
    }

    @Test
    void aRangeIsNeverEmptyAndNeverLongerThanTheLine() {
        MainLine line = new MainLine(List.of("new", "old"), 10);
        assertThat(line.ends(1, new SplittableRandom(1))).isEqualTo(new MainLine.Ends("old", "new"));
        assertThat(line.ends(1_000, new SplittableRandom(1))).isEqualTo(new MainLine.Ends("old", "new"));
    }
}
