package dev.waybill.commit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.Cursor;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetPageTest {

    @Test
    void beginsAtTheBeginning() {
        OffsetPage page = OffsetPage.parse("", null);

        assertThat(page.skip()).isZero();
        assertThat(page.limit()).isEqualTo(101);
        assertThat(page.of(List.of(1, 2)).next()).isNull();
        assertThat(page.of(List.of(1, 2)).previous()).isNull();
    }

    @Test
    void goesOnWhereRowsAreLeft() {
        OffsetPage page = OffsetPage.parse(null, "2");

        assertThat(page.of(List.of(1, 2, 3)).items()).containsExactly(1, 2);
        assertThat(page.of(List.of(1, 2, 3)).next()).isEqualTo(new Cursor(2, 1, false));

        OffsetPage second = OffsetPage.parse("2:1:0", "2");
        assertThat(second.skip()).isEqualTo(2);
        assertThat(second.of(List.of(3)).previous()).isEqualTo(new Cursor(2, 0, true));
    }

    @Test
    void refusesToCountWithoutEnd() {
        assertThatThrownBy(() -> OffsetPage.parse("100:999999999:0", null)).isInstanceOf(ApiException.class);
    }
}
