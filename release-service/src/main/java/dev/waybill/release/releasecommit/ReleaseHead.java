package dev.waybill.release.releasecommit;

import dev.waybill.release.release.Release;
import dev.waybill.release.repository.Repositories;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The commit of a repository that a release was built from. */
@Entity
@Table(name = "release_head")
@IdClass(ReleaseHead.Key.class)
class ReleaseHead {

    /** One a release and repository; the repository by its folded name. */
    record Key(long releaseId, String repositoryKey) implements Serializable {}

    @Id
    private long releaseId;

    @Id
    private String repositoryKey;

    private String repository;

    @Nullable
    private Long repositoryId;

    private String sha;

    @Nullable
    private String askedBase;

    @Nullable
    private UUID rangeId;

    private long organizationId;

    @SuppressWarnings("NullAway.Init")
    protected ReleaseHead() {}

    /** The newest commit of a repository in a list. */
    ReleaseHead(Release release, String repository, @Nullable Long repositoryId, String sha) {
        this.releaseId = release.id();
        this.organizationId = release.organizationId();
        this.repositoryKey = Repositories.fold(repository);
        this.repository = repository;
        this.repositoryId = repositoryId;
        this.sha = sha;
    }

    /** Points to a ref whose commits come from the graph. */
    void refer(long newRepositoryId, String newSha, @Nullable String newAskedBase, @Nullable UUID newRangeId) {
        repositoryId = newRepositoryId;
        sha = newSha;
        askedBase = newAskedBase;
        rangeId = newRangeId;
    }

    /** Whether a ref says what is known already. */
    boolean says(String otherSha, @Nullable String otherAskedBase) {
        return rangeId != null && sha.equals(otherSha) && Objects.equals(askedBase, otherAskedBase);
    }

    /** Takes the commits from a list instead of the graph; the commit that was named stays. */
    void listed() {
        rangeId = null;
    }

    /** Takes over the full object id that the graph knows. */
    void resolve(String fullSha) {
        sha = fullSha;
    }

    long releaseId() {
        return releaseId;
    }

    String repositoryKey() {
        return repositoryKey;
    }

    String repository() {
        return repository;
    }

    @Nullable
    Long repositoryId() {
        return repositoryId;
    }

    String sha() {
        return sha;
    }

    /** The range of its commits, null where they come from a list. */
    @Nullable
    UUID rangeId() {
        return rangeId;
    }
}
