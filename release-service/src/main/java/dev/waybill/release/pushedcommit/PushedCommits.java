package dev.waybill.release.pushedcommit;

import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.Contributor;
import dev.waybill.release.repository.RepositoryRemoved;
import dev.waybill.release.request.Moments;
import dev.waybill.release.request.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps the commits of pushes to branches, and forgets them after a while. A commit that comes again changes nothing. */
@ApplicationScoped
@Transactional
class PushedCommits {

    private static final String BRANCH = "refs/heads/";
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final PushedCommitRepository commits;
    private final PushedCommitConfig config;
    private final Clock clock;

    @Inject
    PushedCommits(PushedCommitRepository commits, PushedCommitConfig config, Clock clock) {
        this.commits = commits;
        this.config = config;
        this.clock = clock;
    }

    /** Takes a part of a push; each holds by itself. */
    void take(@Observes CommitsPushed part) {
        if (!part.ref().startsWith(BRANCH)) {
            return;
        }
        Instant now = Moments.stored(clock.instant());
        Instant oldest = now.minus(config.keep());
        List<PushedCommit> recent = part.commits().stream()
                .map(commit -> kept(part.repositoryId(), commit, now))
                .filter(commit -> commit.committedAt().isAfter(oldest))
                .toList();
        if (!recent.isEmpty()) {
            commits.add(part.organizationId(), recent);
        }
    }

    void forget(@Observes RepositoryRemoved gone) {
        commits.forget(gone.repositoryId());
    }

    void forgetOld() {
        commits.forget(clock.instant().minus(config.keep()), FORGOTTEN_AT_ONCE);
    }

    private static PushedCommit kept(
            long repositoryId, dev.waybill.contracts.CommitFact.PushedCommit commit, Instant now) {
        Instant told = commit.committedAt();
        // A clock that goes fast must not make everything else look older than it.
        Instant committedAt = told == null || told.isAfter(now) ? now : told;
        return new PushedCommit(
                repositoryId,
                commit.sha(),
                Texts.storable(commit.message(), Texts.MAX_MESSAGE),
                author(commit),
                committedAt);
    }

    /** The address by which the repository wants to know the author, else the one in the commit. */
    private static @Nullable String author(dev.waybill.contracts.CommitFact.PushedCommit commit) {
        List<Contributor> contributors = commit.contributors();
        String email = contributors == null
                ? commit.author().email()
                : contributors.stream()
                        .filter(contributor -> contributor.role() == Contributor.Role.AUTHOR)
                        .findFirst()
                        .map(Contributor::email)
                        .orElse(null);
        return email == null ? null : Texts.storable(email.strip().toLowerCase(Locale.ROOT), Texts.MAX_NAME);
    }
}
