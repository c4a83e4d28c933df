package dev.waybill.commit.repository;

import dev.waybill.contracts.RepositoryFact.RepositoryChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A repository of an organisation. */
@Entity
@Table(name = "repository")
public class Repo {

    static final String ACTIVE = "active";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "repository")
    @SequenceGenerator(name = "repository", sequenceName = "repository_seq", allocationSize = 10)
    private @Nullable Long id;

    private long organizationId;

    private String provider;

    private String name;

    private @Nullable String url;

    private String status;

    private @Nullable String externalId;

    private byte[] secret;

    private byte @Nullable [] previousSecret;

    private Instant createdAt;

    private @Nullable Instant deletedAt;

    private long sequence;

    private long pushSequence;

    @SuppressWarnings("NullAway.Init")
    protected Repo() {}

    Repo(long organizationId, String provider, String name, String url, Instant createdAt) {
        this.organizationId = organizationId;
        this.provider = provider;
        this.name = name;
        this.url = url;
        this.status = ACTIVE;
        this.secret = new byte[0];
        this.createdAt = createdAt;
    }

    /** Its id; only of one that was stored. */
    public long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    public long organizationId() {
        return organizationId;
    }

    /** The id that Sentry's clients know, such as {@code integrations:github}. */
    public String provider() {
        return provider;
    }

    /** As people and clients name it, such as {@code demo/web}. */
    public String name() {
        return name;
    }

    @Nullable
    String url() {
        return url;
    }

    String status() {
        return status;
    }

    @Nullable
    String externalId() {
        return externalId;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** Whether what its host sends is to be worked off. */
    public boolean isActive() {
        return deletedAt == null && ACTIVE.equals(status);
    }

    /** The sealed secrets that the host may sign with, the current one first. */
    List<byte[]> secrets() {
        return Stream.of(secret, previousSecret).filter(Objects::nonNull).toList();
    }

    /** From now on the host signs with another secret; the one before is taken as well until the next change. */
    void signWith(byte[] sealedSecret) {
        this.previousSecret = secret.length == 0 ? null : secret;
        this.secret = sealedSecret;
    }

    void delete(Instant now) {
        this.deletedAt = now;
    }

    /**
     * Whether the host means this repository: by the host's own id once that is known, else by name. Whatever was renamed there is renamed
     * here.
     *
     * @return true if the name or page changed
     */
    boolean follow(HostedRepo told) {
        this.externalId = told.externalId();
        boolean changed =
                !name.equals(told.name()) || (told.url() != null && !told.url().equals(url));
        this.name = told.name();
        this.url = told.url() == null ? url : told.url();
        return changed;
    }

    /** Whether the host's words are about this repository. */
    boolean isMeant(HostedRepo told) {
        return externalId == null
                ? name.equalsIgnoreCase(told.name()) || name.equalsIgnoreCase(told.formerName())
                : externalId.equals(told.externalId());
    }

    /** Counts one more version of what is told about this repository. */
    long nextSequence() {
        return ++sequence;
    }

    /** Counts one more push. */
    public long nextPush() {
        return ++pushSequence;
    }

    RepositoryChanged changed() {
        return new RepositoryChanged(id(), organizationId, name, provider, url, status);
    }
}
