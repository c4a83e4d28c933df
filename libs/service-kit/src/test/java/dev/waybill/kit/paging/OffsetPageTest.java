package dev.waybill.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OffsetPageTest {

    private final List<Integer> all = IntStream.range(0, 25).boxed().toList();

    @Test
    void visitsEveryRowOnceThereAndBack() {
        List<Integer> seen = new ArrayList<>();
        Page<Integer> page = page(Cursor.START);
        while (page.next() != null) {
            seen.addAll(page.items());
            page = page(Cursor.parse(page.next().toString()));
        }
        seen.addAll(page.items());
        assertThat(seen).isEqualTo(all);

        while (page.previous() != null) {
            page = page(Cursor.parse(page.previous().toString()));
        }
        assertThat(page.items()).isEqualTo(all.subList(0, 10));
    }

    @Test
    void aPageBeyondTheEndIsEmpty() {
        assertThat(page(new Cursor(10, 999_999_999_999L, false)).items()).isEmpty();
        assertThat(page(new Cursor(10, 7, false)).items()).isEmpty();
    }

    private Page<Integer> page(Cursor cursor) {
        return OffsetPage.read(
                cursor,
                10,
                (offset, limit) -> all.stream().skip(offset).limit(limit).toList());
    }
}
