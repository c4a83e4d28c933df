package dev.waybill.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdPageTest {

    private final TreeSet<Long> rows = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 25, 100})
    void visitsEveryRowOnceThereAndBack(int size) {
        for (long id = 1; id <= 25; id++) {
            rows.add(id * 3);
        }
        List<Long> there = new ArrayList<>();
        Page<Long> page = page(Cursor.START, size);
        there.addAll(page.items());
        while (page.next() != null) {
            page = page(parsed(page.next()), size);
            there.addAll(page.items());
        }
        assertThat(there).containsExactlyElementsOf(rows);

        List<Long> back = new ArrayList<>(page.items().reversed());
        while (page.previous() != null) {
            page = page(parsed(page.previous()), size);
            back.addAll(page.items().reversed());
        }
        assertThat(back).isSortedAccordingTo(Comparator.reverseOrder()).containsExactlyElementsOf(rows.descendingSet());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void meetsWhatStaysExactlyOnceWhileOthersComeAndGo(long seed) {
        Random random = new Random(seed);
        TreeSet<Long> staying = new TreeSet<>();
        for (long id = 1; id <= 500; id++) {
            rows.add(id * 10);
            staying.add(id * 10);
        }
        List<Long> met = new ArrayList<>();
        @Nullable Cursor next = Cursor.START;
        while (next != null) {
            Page<Long> page = page(next, 7);
            met.addAll(page.items());
            next = page.next();
            for (int i = 0; i < 20; i++) {
                rows.add(random.nextLong(1, 5_100));
                long goes = random.nextLong(1, 5_100);
                if (!staying.contains(goes)) {
                    rows.remove(goes);
                }
            }
        }
        assertThat(met).doesNotHaveDuplicates().containsAll(staying);
    }

    @Test
    void aPlaceWithoutRowsIsTheEnd() {
        rows.add(1L);

        assertThat(page(new Cursor(9, 0, false), 10)).isEqualTo(new Page<>(List.of(), null, null));
        assertThat(page(new Cursor(1, 0, true), 10)).isEqualTo(new Page<>(List.of(), null, null));
    }

    private static Cursor parsed(Cursor cursor) {
        return Cursor.parse(cursor.toString());
    }

    private Page<Long> page(Cursor cursor, int size) {
        return IdPage.read(
                cursor,
                size,
                (id, backwards, limit) -> (backwards
                                ? rows.headSet(id, false).descendingSet()
                                : rows.tailSet(id, false))
                        .stream().limit(limit).toList(),
                Long::longValue);
    }
}
