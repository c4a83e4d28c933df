package dev.waybill.commit.whereabouts;

import dev.waybill.commit.graph.CommitDetail;
import dev.waybill.commit.graph.CommitGraph;
import dev.waybill.commit.graph.Kinship;
import dev.waybill.commit.graph.Link;
import dev.waybill.commit.graph.Links;
import dev.waybill.commit.graph.Named;
import dev.waybill.commit.graph.Reachability;
import dev.waybill.commit.repository.Repo;
import dev.waybill.commit.repository.Repositories;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells where a commit is. */
@Singleton
class Whereabouts {

    private static final int MOST_RELEASES = 2_000;
    private static final int MOST_ENVIRONMENTS = 500;

    private final Repositories repositories;
    private final HeadRepository heads;
    private final CommitGraph graph;
    private final Reachability reachability;
    private final Links links;

    @Inject
    Whereabouts(
            Repositories repositories,
            HeadRepository heads,
            CommitGraph graph,
            Reachability reachability,
            Links links) {
        this.repositories = repositories;
        this.heads = heads;
        this.graph = graph;
        this.reachability = reachability;
        this.links = links;
    }

    /** Where a commit is that a full or abbreviated id names; empty if the organisation has no such repository, or that no such commit. */
    @Transactional
    public Optional<WhereaboutsView> of(long organizationId, long repositoryId, String objectId) {
        return repositories
                .find(organizationId, repositoryId)
                .flatMap(repo -> graph.resolve(repositoryId, objectId).map(sha -> of(repo, sha)));
    }

    /**
     * Whether a commit is in the history of another one; both are named by full or abbreviated ids. Empty if the organisation has no such
     * repository, or that not both of them.
     */
    @Transactional
    public Optional<ContainmentView> in(long organizationId, long repositoryId, String objectId, String headId) {
        if (repositories.find(organizationId, repositoryId).isEmpty()) {
            return Optional.empty();
        }
        // One statement for both; it may be the same id twice.
        Map<String, Named> named = graph.resolve(repositoryId, new HashSet<>(List.of(objectId, headId)));
        Named commit = named.get(objectId);
        Named head = named.get(headId);
        return commit == null || head == null ? Optional.empty() : Optional.of(in(repositoryId, commit, head));
    }

    private ContainmentView in(long repositoryId, Named commit, Named head) {
        return new ContainmentView(
                commit.sha(),
                head.sha(),
                switch (reachability.contains(repositoryId, head, commit)) {
                    case YES -> true;
                    case NO -> false;
                    case UNKNOWN -> null;
                });
    }

    private WhereaboutsView of(Repo repo, String sha) {
        List<ReleaseHead> releases = heads.known(repo.id(), MOST_RELEASES);
        Map<EnvironmentHead, String> environments = environments(repo.id(), releases);
        Set<String> asked = new HashSet<>(environments.values());
        releases.forEach(release -> asked.add("" + release.sha()));
        Kinship kinship = reachability.kinship(repo.id(), sha, asked);
        List<WhereaboutsView.Release> containing = releases.stream()
                .filter(release -> kinship.descendants().contains("" + release.sha()))
                .map(release -> new WhereaboutsView.Release(release.version(), "" + release.sha(), release.seenAt()))
                .sorted(Comparator.comparing(WhereaboutsView.Release::dateSeen)
                        .thenComparing(WhereaboutsView.Release::version))
                .toList();
        CommitDetail detail = graph.details(repo.id(), Set.of(sha), 0).get(sha);
        return new WhereaboutsView(
                sha,
                new WhereaboutsView.Place(Long.toString(repo.id()), repo.name()),
                detail == null ? null : detail.message(),
                detail == null ? null : detail.committedAt(),
                !kinship.moreDescendants(),
                containing.isEmpty() ? null : containing.getFirst(),
                containing,
                environments.entrySet().stream()
                        .filter(environment -> kinship.descendants().contains(environment.getValue()))
                        .map(environment -> view(environment.getKey(), environment.getValue()))
                        .toList(),
                links(repo.id(), sha));
    }

    /** The commits that run in environments, by full id. */
    private Map<EnvironmentHead, String> environments(long repositoryId, List<ReleaseHead> releases) {
        Map<String, String> known = new HashMap<>();
        releases.forEach(release -> known.put(release.head(), "" + release.sha()));
        List<EnvironmentHead> running = heads.environments(repositoryId, MOST_ENVIRONMENTS);
        Set<String> unknown = running.stream()
                .map(EnvironmentHead::head)
                .filter(head -> !known.containsKey(head))
                .collect(Collectors.toSet());
        graph.resolve(repositoryId, unknown).forEach((head, named) -> known.put(head, named.sha()));
        Map<EnvironmentHead, String> environments = new LinkedHashMap<>();
        for (EnvironmentHead environment : running) {
            Optional.ofNullable(known.get(environment.head())).ifPresent(sha -> environments.put(environment, sha));
        }
        return environments;
    }

    private static WhereaboutsView.Environment view(EnvironmentHead environment, String sha) {
        return new WhereaboutsView.Environment(
                environment.environment(), environment.version(), sha, environment.deployedAt());
    }

    private List<WhereaboutsView.Link> links(long repositoryId, String sha) {
        Map<String, WhereaboutsView.Link> found = new LinkedHashMap<>();
        for (Link link : links.around(repositoryId, sha)) {
            boolean own = link.sha().equals(sha);
            String other = own ? link.target() : link.sha();
            String kind = switch (link.kind()) {
                case CHERRY_PICK -> own ? "cherry-pick-of" : "cherry-picked-as";
                case REVERT -> own ? "reverts" : "reverted-by";
            };
            found.putIfAbsent(other, new WhereaboutsView.Link(other, kind));
        }
        for (String other : links.withSamePatch(repositoryId, sha)) {
            found.putIfAbsent(other, new WhereaboutsView.Link(other, "same-change-as"));
        }
        return List.copyOf(found.values());
    }
}
