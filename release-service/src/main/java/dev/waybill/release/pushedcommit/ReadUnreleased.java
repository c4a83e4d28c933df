package dev.waybill.release.pushedcommit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Member;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.directory.Organizations;
import dev.waybill.release.release.CommitViews;
import dev.waybill.release.release.RepositoryView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the API shows of commits that no release has yet. */
@ApplicationScoped
@Transactional
class ReadUnreleased {

    private static final String CALLER = "me";
    private static final int MOST = 100;

    private final PushedCommitRepository commits;
    private final Organizations organizations;
    private final CommitViews views;

    @Inject
    ReadUnreleased(PushedCommitRepository commits, Organizations organizations, CommitViews views) {
        this.commits = commits;
        this.organizations = organizations;
        this.views = views;
    }

    /**
     * The newest commits by the proved addresses of a member, at most 100.
     *
     * @param memberId a number, or {@code me}
     */
    UnreleasedView of(Caller caller, String memberId) {
        long organizationId = caller.organization().id();
        Member member = member(caller, memberId);
        if (member.verifiedEmails().isEmpty()) {
            return new UnreleasedView(List.of(), Map.of(), new UnreleasedView.Errors(true));
        }
        List<PushedCommit> found = commits.unreleased(organizationId, member.verifiedEmails(), MOST);
        Map<String, RepositoryView> repositories = views
                .repositoriesById(
                        organizationId,
                        found.stream()
                                .map(PushedCommit::repositoryId)
                                .distinct()
                                .toList())
                .entrySet()
                .stream()
                .collect(toMap(
                        entry -> Long.toString(entry.getKey()), Map.Entry::getValue, (one, _) -> one, TreeMap::new));
        return new UnreleasedView(
                found.stream()
                        .map(commit -> new UnreleasedView.Commit(
                                commit.sha(),
                                commit.message(),
                                commit.committedAt(),
                                Long.toString(commit.repositoryId())))
                        .toList(),
                repositories,
                null);
    }

    private Member member(Caller caller, String memberId) {
        Long own = caller.memberId();
        if (memberId.equals(CALLER) ? own == null : !memberId.matches("\\d{1,18}")) {
            throw ApiException.notFound();
        }
        return organizations
                .member(
                        caller.organization().id(),
                        memberId.equals(CALLER) ? requireNonNull(own) : Long.parseLong(memberId))
                .orElseThrow(ApiException::notFound);
    }
}
