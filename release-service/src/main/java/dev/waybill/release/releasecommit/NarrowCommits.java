package dev.waybill.release.releasecommit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.waybill.release.release.CommitTotals;
import dev.waybill.release.release.ProjectCommits;
import dev.waybill.release.release.SeenRelease;
import dev.waybill.release.releasecommit.NarrowedCommitRepository.Author;
import dev.waybill.release.releasecommit.NarrowedCommitRepository.Kept;
import dev.waybill.release.releasecommit.NarrowedCommitRepository.Look;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Works out what releases show of their commits below projects that keep only some, with two statements for all releases. */
@ApplicationScoped
@Transactional
class NarrowCommits implements ProjectCommits {

    private final NarrowedCommitRepository commits;
    private final ProjectPaths paths;

    @Inject
    NarrowCommits(NarrowedCommitRepository commits, ProjectPaths paths) {
        this.commits = commits;
        this.paths = paths;
    }

    @Override
    public Map<SeenRelease, CommitTotals> totals(List<SeenRelease> seen) {
        Map<Long, PathGlobs> globs = paths.of(seen.stream()
                .map(SeenRelease::projectId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<SeenRelease> narrowed = seen.stream()
                .distinct()
                .filter(row -> row.projectId() != null && globs.containsKey(row.projectId()))
                .toList();
        return narrowed.isEmpty() ? Map.of() : totals(narrowed, globs);
    }

    private Map<SeenRelease, CommitTotals> totals(List<SeenRelease> narrowed, Map<Long, PathGlobs> globs) {
        List<Look> looks = IntStream.range(0, narrowed.size())
                .mapToObj(number -> new Look(
                        number,
                        narrowed.get(number).release().id(),
                        requireNonNull(globs.get(narrowed.get(number).projectId()))
                                .jsonPath()))
                .toList();
        Map<Integer, Kept> kept = commits.kept(looks).stream().collect(toMap(Kept::look, it -> it));
        Map<Integer, CreditedPeople> authors = new HashMap<>();
        for (Author author : commits.authors(looks, SettleCommits.MOST_AUTHORS)) {
            authors.computeIfAbsent(author.look(), look -> new CreditedPeople())
                    .add(author.repository(), author.person(), author.login());
        }
        return looks.stream().collect(toMap(look -> narrowed.get(look.number()), look -> {
            Kept some = kept.get(look.number());
            return some == null
                    ? CommitTotals.NONE
                    : new CommitTotals(
                            some.count(),
                            ListedCommits.summary(narrowed.get(look.number()).release(), some.newest()),
                            authors.getOrDefault(look.number(), new CreditedPeople())
                                    .distinct());
        }));
    }
}
