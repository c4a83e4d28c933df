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
    static final String HIDDEN = "hidden";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "repository")
    @SequenceGenerator(name = "repository", sequenceName = "repository_seq", allocationSize = 10)
    private @Nullable Long id;

    private long organizationId;

    private String host;

    private String provider;

    private String name;

    private String path;

    private @Nullable String url;

    private String status;

    private @Nullable String externalId;

    private byte[] secret;

    private byte @Nullable [] previousSecret;

    private @Nullable String cloneUrl;

    private byte @Nullable [] token;

    private byte @Nullable [] sshKey;

    private Instant createdAt;

    private @Nullable Instant deletedAt;

    private long sequence;

    private long pushSequence;

    @SuppressWarnings("NullAway.Init")
    protected Repo() {}

    Repo(long organizationId, String host, String provider, String path, @Nullable String url, Instant createdAt) {
        this.organizationId = organizationId;
        this.host = host;
        this.provider = provider;
        this.name = path;
        this.path = path;
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

    /** The short name of its host, such as {@code github}. */
    public String host() {
        return host;
    }

    /** The id that Sentry's clients know, such as {@code integrations:github}. */
    public String provider() {
        return provider;
    }

    /** As people and clients name it, such as {@code demo/web}. */
    public String name() {
        return name;
    }

    /** As its host names it, such as {@code demo/web}. */
    public String path() {
        return path;
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

    /** Where it is fetched from; null if it is not. */
    @Nullable
    String cloneUrl() {
        return cloneUrl;
    }

    /** The sealed token; null if there is none. */
    byte @Nullable [] token() {
        return token;
    }

    /** The sealed SSH key; null if there is none. */
    byte @Nullable [] sshKey() {
        return sshKey;
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

    /** People change how it is shown; null leaves a thing as it is. */
    void show(@Nullable String newStatus, @Nullable String newName, @Nullable String newUrl) {
        this.status = newStatus == null ? status : newStatus;
        this.name = newName == null ? name : newName;
        this.url = newUrl == null ? url : newUrl;
    }

    /** From now on it is fetched from there; null for nowhere. */
    void fetchFrom(@Nullable String newCloneUrl) {
        this.cloneUrl = newCloneUrl;
    }

    /** From now on this token opens it; null for none. */
    void openWith(byte @Nullable [] sealedToken) {
        this.token = sealedToken;
    }

    /** From now on this key opens it; null for none. */
    void openWithKey(byte @Nullable [] sealedKey) {
        this.sshKey = sealedKey;
    }

    void delete(Instant now) {
        this.deletedAt = now;
    }

    /**
     * Takes over how the host names it. What was renamed there is renamed here, unless people chose a name of their own, and is fetched from
     * there. An address on another
     * server is not taken over: the stored token would follow it there.
     *
     * @return true if anything that is told about it changed
     */
    boolean follow(HostedRepo told) {
        String newName = name.equals(path) ? told.name() : name;
        boolean trusted = url == null ? token == null : SecretScope.isSameServer(told.url(), url);
        String newUrl = trusted ? told.url() : url;
        boolean changed = !told.externalId().equals(externalId)
                || !told.name().equals(path)
                || !newName.equals(name)
                || !Objects.equals(newUrl, url);
        this.cloneUrl = cloneUrl == null ? null : RenamedUrl.of(cloneUrl, path, told.name());
        this.externalId = told.externalId();
        this.path = told.name();
        this.name = newName;
        this.url = newUrl;
        return changed;
    }

    /** Whether the host's words are about this repository: by the host's own id once that is known, else by name. */
    boolean isMeant(HostedRepo told) {
        return externalId == null
                ? path.equalsIgnoreCase(told.name()) || path.equalsIgnoreCase(told.formerName())
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
        return new RepositoryChanged(id(), organizationId, name, provider, url, status, path, externalId);
    }
}
