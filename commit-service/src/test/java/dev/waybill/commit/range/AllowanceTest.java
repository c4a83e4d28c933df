package dev.waybill.commit.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import dev.waybill.contracts.RangeFact.RangeCommit;
import dev.waybill.contracts.RangeFact.Side;
import dev.waybill.kit.event.FactCodec;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final String SHA = "0123456789012345678901234567890123456789";

    private final FactCodec codec = new FactCodec();

    @Test
    void whatFitsIsToldWhole() {
        Allowance allowance = new Allowance(codec::jsonBytes, 1_000_000, 3);
        RangeCommit large = commit("m".repeat(10_000), 100);

        for (int i = 0; i < 3; i++) {
            assertThat(allowance.fit(large)).isEqualTo(new Allowance.Fitted(large, codec.jsonBytes(large)));
        }
    }

    @Test
    void filesGoFirstThenTheEndOfTheMessageThenAllButTheName() {
        RangeCommit commit = commit("m".repeat(3_000), 100);
        int bytes = codec.jsonBytes(commit);

        RangeCommit withoutFiles = fit(commit, bytes - 1);
        assertThat(withoutFiles.files()).isEmpty();
        assertThat(withoutFiles.filesComplete()).isFalse();
        assertThat(withoutFiles.message()).hasSize(3_000);
        assertThat(withoutFiles.author()).isEqualTo(commit.author());

        RangeCommit shortened = fit(commit, 2_000);
        assertThat(shortened.message()).hasSize(200);
        assertThat(shortened.committedAt()).isEqualTo(commit.committedAt());

        assertThat(fit(commit, 150)).isEqualTo(new RangeCommit(Side.AHEAD, SHA, null, null, null, null, List.of()));
    }

    @Test
    void manyCommitsKeepToTheWholeAndAllAreTold() {
        int most = 3_000_000;
        Allowance allowance = new Allowance(codec::jsonBytes, most, 5_000);
        List<Allowance.Fitted> fitted = IntStream.range(0, 5_000)
                .mapToObj(i -> allowance.fit(commit("m".repeat(i % 50 == 0 ? 5_000 : 60), i % 10 == 0 ? 100 : 1)))
                .toList();

        assertThat(fitted.stream().mapToInt(Allowance.Fitted::bytes).sum()).isLessThanOrEqualTo(most);
        assertThat(fitted).extracting(each -> each.commit().sha()).containsOnly(SHA);
        assertThat(fitted.getFirst().commit().files())
                .as("the newest are told whole as long as there is a reserve")
                .hasSize(100);
        assertThat(fitted).filteredOn(each -> each.commit().message() == null).isEmpty();
    }

    private RangeCommit fit(RangeCommit commit, int bytes) {
        Allowance allowance = new Allowance(codec::jsonBytes, bytes, 1);
        Allowance.Fitted fitted = allowance.fit(commit);
        assertThat(fitted.bytes()).isEqualTo(codec.jsonBytes(fitted.commit())).isLessThanOrEqualTo(bytes);
        return fitted.commit();
    }

    private static RangeCommit commit(String message, int files) {
        return new RangeCommit(
                Side.AHEAD,
                SHA,
                message,
                new Person("Ada", "ada@example.com"),
                Instant.EPOCH,
                null,
                IntStream.range(0, files)
                        .mapToObj(i -> new FileChange("src/main/java/File" + i + ".java", "M"))
                        .toList(),
                List.of(),
                true);
    }
}
