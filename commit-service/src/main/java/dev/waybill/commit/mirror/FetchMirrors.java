package dev.waybill.commit.mirror;

import dev.waybill.commit.repository.CloneSource;
import dev.waybill.commit.repository.Connections;
import dev.waybill.kit.retry.Transience;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.jboss.logging.Logger;

/** Brings copies up to date and imports what is new in them, one repository at a time a thread. */
@Singleton
class FetchMirrors {

    private static final Logger LOG = Logger.getLogger(FetchMirrors.class);

    private final Leases leases;
    private final Connections connections;
    private final MirrorClient client;
    private final MirrorFiles files;
    private final ImportHistory importHistory;
    private final MeterRegistry metrics;

    @Inject
    FetchMirrors(
            Leases leases,
            Connections connections,
            MirrorClient client,
            MirrorFiles files,
            ImportHistory importHistory,
            MeterRegistry metrics) {
        this.leases = leases;
        this.connections = connections;
        this.client = client;
        this.files = files;
        this.importHistory = importHistory;
        this.metrics = metrics;
    }

    /**
     * Fetches and imports the next repository that is due.
     *
     * @return false if none is due
     * @throws RuntimeException if the database is away; the repository stays due
     */
    boolean next() {
        Optional<Lease> lease = leases.next();
        lease.ifPresent(this::work);
        return lease.isPresent();
    }

    private void work(Lease lease) {
        String outcome = "fetched";
        try {
            Optional<CloneSource> source = connections.cloneSource(lease.repositoryId());
            if (source.isPresent()) {
                fetch(lease, source.get());
            } else {
                leases.fail(lease, "There is no clone URL, or the repository is not active.");
            }
        } catch (MirrorException failure) {
            outcome = "failed";
            LOG.warnf(failure.getCause(), "fetch failed repo=%d error=%s", lease.repositoryId(), failure.sentence());
            leases.fail(lease, failure.sentence());
        } catch (RuntimeException failure) {
            outcome = "failed";
            LOG.errorf(failure, "import failed repo=%d", lease.repositoryId());
            leases.fail(lease, "The repository could not be imported.");
            if (Transience.isTransient(failure)) {
                throw failure;
            }
        }
        metrics.counter("waybill.fetches", "outcome", outcome).increment();
    }

    private void fetch(Lease lease, CloneSource source) throws MirrorException {
        Path directory = files.of(lease.repositoryId());
        KnownHost met = client.fetch(directory, source, lease.knownHost(), lease.pulls());
        if (met != null && !met.equals(lease.knownHost())) {
            leases.remember(lease, met);
        }
        try (History history = History.open(directory)) {
            importHistory.from(history, lease);
        } catch (MissingObjectException | CorruptObjectException broken) {
            files.remove(lease.repositoryId());
            throw new MirrorException("The copy was damaged and is made anew.", broken);
        } catch (IOException failure) {
            throw new MirrorException("The copy could not be read.", failure);
        }
    }
}
