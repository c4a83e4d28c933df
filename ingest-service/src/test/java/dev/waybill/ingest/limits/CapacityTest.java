package dev.waybill.ingest.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.waybill.ingest.limits.Capacity.Lease;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private final Capacity capacity = new Capacity(100, 2);

    @Test
    void boundsTheMemoryOfAllTogether() {
        Lease first = capacity.admit();
        Lease second = capacity.admit();
        first.reserve(60);

        assertOverloaded(() -> second.reserve(41));

        first.close();
        assertThatNoException().isThrownBy(() -> second.reserve(100));
    }

    @Test
    void boundsTheNumberOfRequests() {
        Lease first = capacity.admit();
        capacity.admit();

        assertOverloaded(capacity::admit);

        first.close();
        first.close();
        assertThatNoException().isThrownBy(capacity::admit);
        assertOverloaded(capacity::admit);
    }

    private static void assertOverloaded(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(RefusalReason.OVERLOADED));
    }
}
