package dev.waybill.ingest.directory;

import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import dev.waybill.kit.directory.Directory;
import dev.waybill.kit.directory.DirectoryCopy;
import dev.waybill.kit.directory.ProjectKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** Decides whether a key may send to a project, from the local copy of the directory. */
@Singleton
public final class ProjectAccess {

    private final Directory directory;
    private final BooleanSupplier whole;

    @Inject
    ProjectAccess(DirectoryCopy copy) {
        this(copy, copy::isWhole);
    }

    ProjectAccess(Directory directory, BooleanSupplier whole) {
        this.directory = directory;
        this.whole = whole;
    }

    /**
     * What the copy says now.
     *
     * @return empty if the key is unknown, which may mean that it is too new; then {@link #await} decides
     * @throws Refusal (403) if it is known and may not
     */
    public Optional<ProjectKey> look(long projectId, PublicKey key) {
        Optional<ProjectKey> found = directory.projectKey(key.value());
        found.ifPresent(known -> require(known.active() && known.projectId() == projectId));
        return found;
    }

    /** Waits a bounded time for a key that nobody has heard of, and fails with a {@link Refusal} if it does not come. */
    public CompletionStage<ProjectKey> await(long projectId, PublicKey key) {
        return directory.await(copy -> copy.projectKey(key.value())).thenApply(found -> {
            if (found.isEmpty() && !whole.getAsBoolean()) {
                throw new Refusal(RefusalReason.STARTING, "the service is starting, try again later");
            }
            require(found.isPresent());
            return look(projectId, key).orElseThrow(ProjectAccess::forbidden);
        });
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw forbidden();
        }
    }

    private static Refusal forbidden() {
        return new Refusal(RefusalReason.FORBIDDEN, "event submission rejected with_reason: ProjectId");
    }
}
