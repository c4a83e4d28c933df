package dev.waybill.commit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.CommitFact.PushedCommit;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.PartSplitter;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactBoundsTest {

    @Test
    void theWorstCommitFitsIntoAPart() {
        String message = FactBounds.message("\u4e2d".repeat(64 * 1024));
        List<FileChange> files = FactBounds.files(IntStream.range(0, 5_000)
                .mapToObj(i -> new FileChange(i + "\u4e2d".repeat(600), "A"))
                .toList());
        Person person = new Person("\u4e2d".repeat(255), "\"".repeat(255));
        PushedCommit commit = new PushedCommit(
                "a".repeat(64),
                message,
                person,
                person,
                null,
                Collections.nCopies(20, "b".repeat(64)),
                true,
                "h".repeat(1000),
                files);

        assertThat(PartSplitter.split(List.of(commit), new FactCodec()::jsonBytes))
                .hasSize(1);
        assertThat(new FactCodec().jsonBytes(commit)).isLessThan(Part.MAX_BYTES);
    }

    @Test
    void aMessageIsNotCutInsideACharacter() {
        String cut = FactBounds.message("x".repeat(FactBounds.MESSAGE - 1) + "\uD83D\uDE00");

        assertThat(cut).hasSize(FactBounds.MESSAGE - 1).doesNotContain("\uD83D");
    }

    @Test
    void shortThingsStayAsTheyAre() {
        FileChange file = new FileChange("a/b.txt", "M");

        assertThat(FactBounds.message("fix")).isEqualTo("fix");
        assertThat(FactBounds.files(List.of(file))).containsExactly(file);
    }
}
