package dev.waybill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LoadResultTest {

    @Test
    void isReadFromTheDriversOutput() {
        LoadResult result = new LoadResult(30_000, 2, 1.5, 2.25, 17.125);
        assertThat(LoadResult.parse("a warning\n" + result.line() + "\n")).isEqualTo(result);
        assertThat(result.rate()).isEqualTo(20_000);
    }

    @Test
    void outputWithoutAResultIsRefused() {
        assertThatThrownBy(() -> LoadResult.parse("Exception in thread main"))
                .hasMessageContaining("Exception in thread");
    }
}
