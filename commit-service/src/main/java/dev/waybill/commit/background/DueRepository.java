package dev.waybill.commit.background;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The statements on a table whose rows are taken up when their time has come, each by one worker at a time, whichever process it runs in. */
public abstract class DueRepository<T> {

    protected final Session session;
    private final Class<T> type;
    private final String due;

    /** Of rows whose time is in the property {@code at}. */
    protected DueRepository(Session session, Class<T> type, String at) {
        this(session, type, at, null);
    }

    /** Of rows that moreover somebody may have to himself until the time in the property {@code leasedUntil}. */
    protected DueRepository(Session session, Class<T> type, String at, @Nullable String leasedUntil) {
        String isFree = leasedUntil == null ? "" : " and (%1$s is null or %1$s < :now)".formatted(leasedUntil);
        this.session = session;
        this.type = type;
        this.due = "from %s one where %s <= :now%s order by %2$s, id(one)".formatted(type.getSimpleName(), at, isFree);
    }

    public final Optional<T> find(long id) {
        return Optional.ofNullable(session.find(type, id));
    }

    public final Optional<T> lock(long id) {
        return Optional.ofNullable(session.find(type, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one that is due for the longest time and that nobody else takes, locked. */
    public final Optional<T> due(Instant now) {
        return session.createSelectionQuery(due, type)
                .setParameter("now", now)
                .setMaxResults(1)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .uniqueResultOptional();
    }
}
