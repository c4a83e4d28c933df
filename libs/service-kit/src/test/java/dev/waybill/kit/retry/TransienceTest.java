package dev.waybill.kit.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.kit.event.PoisonEventException;
import dev.waybill.kit.event.RetryableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransienceTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new RetryableException("away"),
                new SQLTransientConnectionException("x", "99999"),
                new SQLRecoverableException("x"),
                new SQLException("Acquisition timeout while waiting for new connection"),
                new ConnectException("refused"),
                new UnknownHostException("host"),
                new SocketTimeoutException("slow"),
                new ClosedChannelException(),
                new HttpConnectTimeoutException("slow"),
                new IOException("Connection reset by peer"),
                new TimeoutException(),
                new InterruptedException(),
                new NotLeaderOrFollowerException("moving"),
                new org.apache.kafka.common.errors.TimeoutException("slow"),
                new OutOfMemoryError());
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new PoisonEventException("junk"),
                new IllegalArgumentException("bad"),
                new NullPointerException(),
                new IOException("not JSON"),
                new SQLNonTransientException("no state"),
                new SQLIntegrityConstraintViolationException("duplicate", "23505"),
                new RecordTooLargeException("big"),
                new TopicAuthorizationException("no"),
                new StackOverflowError(),
                new NoClassDefFoundError("x"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesByItself(Throwable failure) {
        assertThat(Transience.isTransient(failure)).isTrue();
        assertThat(Transience.isTransient(new RuntimeException(new CompletionException(failure))))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatDoesNot(Throwable failure) {
        assertThat(Transience.isTransient(failure)).isFalse();
        assertThat(Transience.isTransient(new RuntimeException(new CompletionException(failure))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08006", "25006", "28P01", "3D000", "40001", "40P01", "42501", "53100", "53300", "55P03",
                "57014", "57P01", "57P03", "58030"
            })
    void statesOfADatabaseThatIsAwayOrInTheWay(String state) {
        assertThat(Transience.isTransient(new SQLException("x", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "23502", "23503", "23505", "23514", "42601", "42P01", "55000", "XX000"})
    void statesOfAStatementThatIsWrong(String state) {
        assertThat(Transience.isTransient(new SQLException("x", state))).isFalse();
    }

    @Test
    void theOutermostOneThatSaysAnythingDecides() {
        assertThat(Transience.isTransient(new PoisonEventException("x", new ConnectException())))
                .isFalse();
        assertThat(Transience.isTransient(new RetryableException("x", new IllegalArgumentException())))
                .isTrue();
    }

    @Test
    void looksAtWhatWasSuppressed() {
        RuntimeException rolledBack = new RuntimeException("rolled back");
        rolledBack.addSuppressed(new SQLException("x", "40001"));

        assertThat(Transience.isTransient(rolledBack)).isTrue();
    }

    @Test
    void survivesACircleOfCauses() {
        RuntimeException outer = new RuntimeException();
        outer.initCause(new UncheckedIOException(new IOException("x", outer)));

        assertThat(Transience.isTransient(outer)).isFalse();
    }
}
