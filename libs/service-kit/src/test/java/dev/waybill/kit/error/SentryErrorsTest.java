package dev.waybill.kit.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.kit.event.RetryableException;
import dev.waybill.kit.id.Ids;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentryErrorsTest {

    private final SentryErrors errors = new SentryErrors(new Ids());

    @ParameterizedTest
    @MethodSource
    void whatIsAwayForNowIsAskedForAgain(Throwable fault) {
        Response answer = errors.fault(fault);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
        assertThat(answer.getEntity()).isEqualTo(Map.of("detail", "The service is not available right now."));
    }

    static Stream<Throwable> whatIsAwayForNowIsAskedForAgain() {
        return Stream.of(
                new SQLTransientConnectionException("pool is empty"),
                new IllegalStateException(new SQLException("terminating connection", "57P01")),
                new IllegalStateException(new SQLException("lock not available", "55P03")),
                new TimeoutException("no broker"),
                new RetryableException("host away"));
    }

    @Test
    void aFaultOfOursShowsAnIdAndNothingElse() {
        Response answer = errors.fault(new SQLException("column secret is missing", "42703"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getHeaders()).doesNotContainKey("Retry-After");
        assertThat(answer.getEntity().toString())
                .contains("Internal Error", "errorId")
                .doesNotContain("secret");
    }

    @Test
    void theFrameworksOwnFaultsAreTakenByTheirCause() {
        Response away =
                errors.framework(new InternalServerErrorException(new SQLTransientConnectionException("away")), null);
        Response fault = errors.framework(new InternalServerErrorException("secret"), null);

        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(fault.getStatus()).isEqualTo(500);
    }
}
