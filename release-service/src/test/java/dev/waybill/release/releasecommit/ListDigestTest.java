package dev.waybill.release.releasecommit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Contributor.Role;
import dev.waybill.contracts.FileChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListDigestTest {

    /** Few values, so that equal lists and lists that differ in one value both come up often. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isTheSameForEqualListsAndOnlyForThem(long seed) {
        Random random = new Random(seed);
        Map<String, List<ListedCommit>> seen = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            List<ListedCommit> list = new ArrayList<>();
            for (int j = random.nextInt(3); j > 0; j--) {
                list.add(commit(random));
            }
            List<ListedCommit> known = seen.putIfAbsent(ListDigest.of(list), list);
            assertThat(known == null || known.equals(list)).isTrue();
        }
        assertThat(seen.values()).doesNotHaveDuplicates();
    }

    @Test
    void dependsOnTheOrder() {
        Random random = new Random(7);
        List<ListedCommit> list = new ArrayList<>(List.of(commit("a"), commit("b"), commit(random)));
        String before = ListDigest.of(list);

        assertThat(ListDigest.of(List.copyOf(list))).isEqualTo(before);
        Collections.swap(list, 0, 1);
        assertThat(ListDigest.of(list)).isNotEqualTo(before);
    }

    private static ListedCommit commit(String sha) {
        return new ListedCommit("r", sha, null, null, null, null, null, List.of(), false);
    }

    private static ListedCommit commit(Random random) {
        return new ListedCommit(
                pick(random, "r", "rr"),
                pick(random, "s", "ss"),
                pick(random, null, "", "m"),
                pick(random, null, "m"),
                null,
                random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt(2), random.nextInt(2)),
                pick(random, null, "u"),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new FileChange(pick(random, "p", "pA"), pick(random, "A", ""))),
                random.nextBoolean(),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new Contributor(
                                random.nextBoolean() ? Role.AUTHOR : Role.CO_AUTHOR,
                                pick(random, null, "n"),
                                pick(random, null, "n"),
                                null,
                                random.nextBoolean())));
    }

    private static <T> @Nullable T pick(Random random, @Nullable T... values) {
        return values[random.nextInt(values.length)];
    }
}
