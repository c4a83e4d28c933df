package dev.waybill.kit.retry;

import dev.waybill.kit.event.PoisonEventException;
import dev.waybill.kit.event.RetryableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a failure means that something is away for now, so that the same work is worth trying again (rule I of the design). What is not
 * known as such is taken as a fault of the record.
 */
public final class Transience {

    /** Classes and codes of SQLSTATE that say nothing about the data: connection, rollback, resources, operator, I/O, access, lock, read-only. */
    private static final Set<String> SQL_CLASSES = Set.of("08", "28", "3D", "40", "53", "58");

    private static final Set<String> SQL_CODES = Set.of("25006", "42501", "55P03", "57014");

    /** Of libraries that the kit does not depend on; each says that another transaction or the connection got in the way. */
    private static final Set<String> BY_NAME = Set.of(
            "jakarta.persistence.LockTimeoutException",
            "jakarta.persistence.OptimisticLockException",
            "jakarta.persistence.PessimisticLockException",
            "jakarta.persistence.QueryTimeoutException",
            "org.hibernate.StaleObjectStateException",
            "org.hibernate.StaleStateException",
            "org.hibernate.exception.JDBCConnectionException",
            "org.hibernate.exception.LockAcquisitionException");

    private static final String ROLLBACK = "jakarta.transaction.RollbackException";

    private Transience() {}

    /** True if the failure, or what is behind it, will pass by itself. The outermost one that says anything decides. */
    public static boolean isTransient(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            Boolean verdict = verdict(next);
            if (verdict != null) {
                return verdict;
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            open.addAll(java.util.List.of(next.getSuppressed()));
        }
        return false;
    }

    private static @Nullable Boolean verdict(Throwable failure) {
        return switch (failure) {
            case PoisonEventException _ -> false;
            case RetryableException _ -> true;
            case SQLException sql -> isTransient(sql);
            case RetriableException _, InterruptException _ -> true;
            case InterruptedException _, TimeoutException _ -> true;
            case SocketException _, UnknownHostException _, InterruptedIOException _, ClosedChannelException _ -> true;
            case HttpTimeoutException _ -> true;
            case IOException io when isCutOff(io) -> true;
            case StackOverflowError _ -> false;
            case VirtualMachineError _ -> true;
            default -> byName(failure);
        };
    }

    private static boolean isTransient(SQLException failure) {
        if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
            return true;
        }
        String state = failure.getSQLState();
        if (state == null || state.length() < 2) {
            // Pools say so when they give no connection: it comes from no statement.
            return !(failure instanceof SQLNonTransientException);
        }
        return SQL_CLASSES.contains(state.substring(0, 2)) || SQL_CODES.contains(state) || state.startsWith("57P");
    }

    private static boolean isCutOff(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass() == IOException.class
                && message != null
                && (message.startsWith("Connection reset") || message.startsWith("Broken pipe"));
    }

    private static @Nullable Boolean byName(Throwable failure) {
        String name = failure.getClass().getName();
        if (name.equals(ROLLBACK) && failure.getCause() == null && failure.getSuppressed().length == 0) {
            return true; // timed out, or marked by the transaction manager
        }
        return BY_NAME.contains(name) ? true : null;
    }
}
