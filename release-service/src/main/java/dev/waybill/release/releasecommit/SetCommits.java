package dev.waybill.release.releasecommit;

import static java.util.Objects.requireNonNull;

import dev.waybill.release.range.Range;
import dev.waybill.release.range.Ranges;
import dev.waybill.release.release.CommitsGiven;
import dev.waybill.release.release.GivenCommit;
import dev.waybill.release.release.GivenRef;
import dev.waybill.release.release.Release;
import dev.waybill.release.repository.Repositories;
import dev.waybill.release.repository.RepositoryEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives a release its commits, in the transaction that made or changed it and under its lock, so calls in parallel queue.
 *
 * <p>A list replaces everything. Refs replace the commits of their repositories and any list, and leave the other repositories' refs
 * alone; no refs at all clear the release. What was given before changes nothing.
 */
@ApplicationScoped
class SetCommits {

    private final HeadRepository heads;
    private final CommitRepository commits;
    private final SettleCommits settleCommits;
    private final Repositories repositories;
    private final Ranges ranges;
    private final Event<RangesAsked> rangesAsked;

    @Inject
    SetCommits(
            HeadRepository heads,
            CommitRepository commits,
            SettleCommits settleCommits,
            Repositories repositories,
            Ranges ranges,
            Event<RangesAsked> rangesAsked) {
        this.heads = heads;
        this.commits = commits;
        this.settleCommits = settleCommits;
        this.repositories = repositories;
        this.ranges = ranges;
        this.rangesAsked = rangesAsked;
    }

    /** A ref to a repository that is connected. */
    private record ConnectedRef(
            RepositoryEntry repository,
            String commit,
            @Nullable String previousCommit) {

        String key() {
            return Repositories.fold(repository.name());
        }
    }

    @Transactional(TxType.MANDATORY)
    void set(@Observes CommitsGiven given) {
        Release release = given.release();
        if (given.refs() != null && given.commits() == null) {
            if (given.refs().isEmpty()) {
                clear(release);
            } else {
                refer(release, given.refs(), given.repositories());
            }
        }
        if (given.commits() != null) {
            list(release, given.commits());
            if (given.refs() != null) {
                name(release, given.refs(), given.repositories());
            }
        }
    }

    private void clear(Release release) {
        heads.of(release.id()).forEach(heads::remove);
        heads.flush();
        settleCommits.become(release, List.of());
    }

    private void list(Release release, List<GivenCommit> given) {
        List<ListedCommit> list = connected(release, CommitList.of(release.organizationId(), given));
        Map<String, ReleaseHead> known = byKey(release);
        known.values().forEach(ReleaseHead::listed);
        Map<String, ListedCommit> newest = new LinkedHashMap<>();
        list.forEach(commit -> newest.putIfAbsent(Repositories.fold(commit.repository()), commit));
        Map<String, RepositoryEntry> connected = repositories.named(release.organizationId(), newest.keySet());
        newest.forEach((key, commit) -> {
            if (!known.containsKey(key)) { // Sentry: what refs named is not overwritten by a list
                RepositoryEntry repository = connected.get(key);
                heads.add(new ReleaseHead(
                        release, commit.repository(), repository == null ? null : repository.id(), commit.sha()));
            }
        });
        heads.flush();
        settleCommits.become(release, list);
    }

    /** Repositories that are connected are called as they are called there, so that lists and refs speak of the same ones. */
    private List<ListedCommit> connected(Release release, List<ListedCommit> list) {
        Map<String, RepositoryEntry> connected = repositories.named(
                release.organizationId(),
                list.stream().map(ListedCommit::repository).distinct().toList());
        if (connected.isEmpty()) {
            return list;
        }
        return list.stream()
                .map(commit -> {
                    RepositoryEntry repository = connected.get(Repositories.fold(commit.repository()));
                    return repository == null ? commit : commit.in(repository.name());
                })
                .toList();
    }

    /** With a list beside them refs only say what the release was built from; nothing is asked (as in Sentry). */
    private void name(Release release, List<GivenRef> refs, Map<String, RepositoryEntry> repositories) {
        Map<String, ReleaseHead> known = byKey(release);
        for (ConnectedRef it : connected(refs, repositories)) {
            head(release, it, known).refer(it.repository().id(), it.commit(), it.previousCommit(), null);
        }
    }

    private void refer(Release release, List<GivenRef> refs, Map<String, RepositoryEntry> repositories) {
        Map<String, ReleaseHead> known = byKey(release);
        List<ConnectedRef> wanted = connected(refs, repositories);
        Set<String> named = wanted.stream().map(ConnectedRef::key).collect(Collectors.toSet());
        known.values().stream()
                .filter(head -> head.rangeId() == null && !named.contains(head.repositoryKey()))
                .forEach(heads::remove); // of a list that the refs replace
        rangesAsked.fire(new RangesAsked(release));
        wanted.forEach(it -> refer(release, it, known));
        heads.flush();
        settleCommits.settle(release);
    }

    private void refer(Release release, ConnectedRef ref, Map<String, ReleaseHead> known) {
        ReleaseHead head = head(release, ref, known);
        if (head.says(ref.commit(), ref.previousCommit())) {
            return;
        }
        RepositoryEntry repository = ref.repository();
        String base = ref.previousCommit() != null
                ? ref.previousCommit()
                : heads.previousSha(release, ref.key()).orElse(null);
        Range range = ranges.ask(
                release.organizationId(), release.version(), repository.id(), repository.name(), base, ref.commit());
        head.refer(repository.id(), ref.commit(), ref.previousCommit(), range.id());
    }

    private ReleaseHead head(Release release, ConnectedRef ref, Map<String, ReleaseHead> known) {
        ReleaseHead head = known.get(ref.key());
        if (head == null) {
            head = new ReleaseHead(
                    release, ref.repository().name(), ref.repository().id(), ref.commit());
            heads.add(head);
        }
        return head;
    }

    /** The last ref of each repository, in the order of the repositories' ids. */
    private static List<ConnectedRef> connected(List<GivenRef> refs, Map<String, RepositoryEntry> repositories) {
        Map<Long, ConnectedRef> last = new TreeMap<>();
        for (GivenRef ref : refs) {
            RepositoryEntry repository = requireNonNull(repositories.get(Repositories.fold(ref.repository())));
            last.put(repository.id(), new ConnectedRef(repository, ref.commit(), ref.previousCommit()));
        }
        return List.copyOf(last.values());
    }

    private Map<String, ReleaseHead> byKey(Release release) {
        return heads.of(release.id()).stream()
                .collect(Collectors.toMap(ReleaseHead::repositoryKey, Function.identity(), (a, b) -> a, TreeMap::new));
    }
}
