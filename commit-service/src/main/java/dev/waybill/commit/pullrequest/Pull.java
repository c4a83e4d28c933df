package dev.waybill.commit.pullrequest;

import dev.waybill.commit.repository.Repo;
import dev.waybill.contracts.CommitFact.HostAccount;
import dev.waybill.contracts.CommitFact.PullRequestChanged;
import dev.waybill.contracts.CommitFact.PullRequestState;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pull request, as its host told it in several deliveries. */
@Entity
@Table(name = "pull_request")
class Pull {

    private static final int SHA_1 = 40;
    private static final int SHA_256 = 64;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "pull_request")
    @SequenceGenerator(name = "pull_request", sequenceName = "pull_request_seq", allocationSize = 10)
    private @Nullable Long id;

    private long repositoryId;

    private long number;

    private String title;

    private String body;

    @Enumerated(EnumType.STRING)
    private PullRequestState state;

    @Embedded
    @AttributeOverride(name = "login", column = @Column(name = "author_login"))
    @AttributeOverride(name = "name", column = @Column(name = "author_name"))
    @AttributeOverride(name = "email", column = @Column(name = "author_email"))
    private @Nullable AccountColumns author;

    @Embedded
    @AttributeOverride(name = "login", column = @Column(name = "merger_login"))
    @AttributeOverride(name = "name", column = @Column(name = "merger_name"))
    @AttributeOverride(name = "email", column = @Column(name = "merger_email"))
    private @Nullable AccountColumns merger;

    private @Nullable String sourceBranch;

    private @Nullable String targetBranch;

    private @Nullable String head;

    private String[] commits;

    private @Nullable String mergeCommit;

    private @Nullable String squashCommit;

    private @Nullable String url;

    private Instant changedAt;

    private boolean abbreviated;

    @SuppressWarnings("NullAway.Init")
    protected Pull() {}

    Pull(long repositoryId, HostPull told, Instant receivedAt) {
        this.repositoryId = repositoryId;
        this.number = told.number();
        this.title = "";
        this.body = "";
        this.state = PullRequestState.OPEN;
        this.commits = new String[0];
        this.changedAt = Instant.EPOCH;
        take(told, receivedAt);
    }

    /** Everything that can change, to see whether something did. */
    List<@Nullable Object> content() {
        List<@Nullable Object> content = new ArrayList<>(List.of(title, body, state, List.of(commits), changedAt));
        Stream.of(author, merger, sourceBranch, targetBranch, head, mergeCommit, squashCommit, url)
                .forEach(content::add);
        return content;
    }

    /**
     * Takes over what a host tells. Deliveries may come in any order: an older one only adds what is not known yet, and what was merged stays
     * merged.
     */
    final void take(HostPull told, Instant receivedAt) {
        Instant at = told.changedAt() == null ? receivedAt : told.changedAt();
        boolean older = at.isBefore(changedAt);
        if (!older) {
            title = told.title();
            body = told.body();
            changedAt = at;
        }
        boolean merged = told.state() == PullRequestState.MERGED;
        if (merged || (!older && state != PullRequestState.MERGED)) {
            state = told.state();
        }
        author = newer(older, AccountColumns.of(told.author()), author);
        merger = newer(older, AccountColumns.of(told.mergedBy()), merger);
        sourceBranch = newer(older, told.sourceBranch(), sourceBranch);
        targetBranch = newer(older, told.targetBranch(), targetBranch);
        head = newer(older, told.head(), head);
        mergeCommit = merged ? newer(older, told.mergeCommit(), mergeCommit) : mergeCommit;
        squashCommit = merged ? newer(older, told.squashCommit(), squashCommit) : squashCommit;
        url = newer(older, told.url(), url);
        addCommits(told, older);
        abbreviated = !abbreviations().isEmpty();
    }

    /** Writes out an object id that its host abbreviated. */
    void writeOut(String shortId, String full) {
        head = shortId.equals(head) ? full : head;
        mergeCommit = shortId.equals(mergeCommit) ? full : mergeCommit;
        squashCommit = shortId.equals(squashCommit) ? full : squashCommit;
        commits = Stream.of(commits)
                .map(commit -> commit.equals(shortId) ? full : commit)
                .distinct()
                .toArray(String[]::new);
        abbreviated = !abbreviations().isEmpty();
    }

    private void addCommits(HostPull told, boolean older) {
        List<String> more = Stream.concat(
                        told.commits().stream(), Stream.of(told.head()).filter(Objects::nonNull))
                .toList();
        Set<String> all = new LinkedHashSet<>(older ? more : List.of());
        all.addAll(List.of(commits));
        all.addAll(more);
        commits = all.stream()
                .skip(Math.max(0, all.size() - HostPull.MOST_COMMITS))
                .toArray(String[]::new);
    }

    private static <T> @Nullable T newer(boolean older, @Nullable T told, @Nullable T known) {
        boolean take = told != null && (!older || known == null);
        return take ? told : known;
    }

    /** The object ids that are not there in full. */
    List<String> abbreviations() {
        return Stream.concat(Stream.of(commits), Stream.of(mergeCommit, squashCommit))
                .filter(Objects::nonNull)
                .filter(id -> id.length() != SHA_1 && id.length() != SHA_256)
                .distinct()
                .toList();
    }

    /** As it is told to others. */
    PullRequestChanged changed(Repo repo) {
        return new PullRequestChanged(
                repo.id(),
                repo.organizationId(),
                repo.name(),
                number,
                title,
                body,
                state,
                told(author),
                told(merger),
                sourceBranch,
                targetBranch,
                head,
                List.of(commits),
                mergeCommit,
                squashCommit,
                url,
                changedAt);
    }

    private static @Nullable HostAccount told(@Nullable AccountColumns account) {
        return account == null ? null : account.told();
    }

    long repositoryId() {
        return repositoryId;
    }

    long number() {
        return number;
    }

    PullRequestState state() {
        return state;
    }
}
