package dev.waybill.kit.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperatorFilterTest {

    @Test
    void letsTheOperatorThrough() {
        OperatorFilter filter = new OperatorFilter(Optional.of("secret"));

        assertThat(filter.isOperator("Bearer secret")).isTrue();
        assertThat(filter.isOperator("bearer  secret ")).isTrue();
    }

    @Test
    void letsNobodyElseThrough() {
        OperatorFilter filter = new OperatorFilter(Optional.of("secret"));

        assertThat(filter.isOperator(null)).isFalse();
        assertThat(filter.isOperator("Bearer ")).isFalse();
        assertThat(filter.isOperator("Bearer secre")).isFalse();
        assertThat(filter.isOperator("Bearer secret2")).isFalse();
        assertThat(filter.isOperator("Basic secret")).isFalse();
    }

    @Test
    void withoutATokenThereIsNoOperator() {
        assertThat(new OperatorFilter(Optional.empty()).isOperator("Bearer ")).isFalse();
        assertThat(new OperatorFilter(Optional.of(" ")).isOperator("Bearer  ")).isFalse();
    }
}
