package dev.waybill.commit.graph;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes the commits of a push where they belong: their places, texts, files and links. Runs in the caller's transaction. */
@Singleton
class SaveCommits {

    private static final int SLICE = 100;

    private final GraphRepository graph;
    private final LinkRepository links;
    private final Generations generations;

    @Inject
    SaveCommits(GraphRepository graph, LinkRepository links, Generations generations) {
        this.graph = graph;
        this.links = links;
        this.generations = generations;
    }

    /**
     * Saves what a push taught the graph.
     *
     * @param known what the graph had of it before
     * @param changed the new and changed commits, ancestors first
     */
    void save(long repositoryId, Push push, Map<String, Node> known, List<Node> changed, Instant receivedAt) {
        Map<String, HostCommit> told = push.commits().stream().collect(toMap(HostCommit::sha, identity(), (a, _) -> a));
        Optional.ofNullable(push.head()).ifPresent(head -> told.putIfAbsent(head.sha(), head));
        for (List<Node> some : slices(changed)) {
            graph.save(
                    repositoryId,
                    some.stream()
                            .map(node -> NodeRow.of(node, node.told() ? told.get(node.sha()) : null))
                            .toList(),
                    receivedAt);
        }
        links.save(
                repositoryId,
                changed.stream()
                        .map(node -> told.get(node.sha()))
                        .filter(Objects::nonNull)
                        .flatMap(commit -> Trailers.links(commit.sha(), commit.message()))
                        .toList());
        Set<String> stored = changed.stream().filter(Node::told).map(Node::sha).collect(toSet());
        List<HostCommit> withFiles = told.values().stream()
                .filter(commit -> stored.contains(commit.sha()))
                .filter(commit -> !commit.files().isEmpty())
                .toList();
        for (List<HostCommit> some : slices(withFiles)) {
            graph.saveFiles(
                    repositoryId,
                    some.stream()
                            .flatMap(commit -> commit.files().stream()
                                    .map(file -> new FileRow(commit.sha(), file.path(), file.type(), file.from())))
                            .toList());
        }
        generations.lift(repositoryId, known, changed);
    }

    /** A long push goes into the statements in slices: they are text once more on their way. */
    private static <T> List<List<T>> slices(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SLICE)
                .mapToObj(from -> all.subList(from, Math.min(from + SLICE, all.size())))
                .toList();
    }
}
