package dev.waybill.commit.graph;

import static java.util.function.Predicate.not;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes commits into the graph as the repository itself has them. Taking the same in again changes nothing. */
@Singleton
public class ImportCommits {

    private final GraphRepository graph;
    private final ImportRepository imports;
    private final LinkRepository links;
    private final Generations generations;

    @Inject
    ImportCommits(GraphRepository graph, ImportRepository imports, LinkRepository links, Generations generations) {
        this.graph = graph;
        this.imports = imports;
        this.links = links;
        this.generations = generations;
    }

    /** Those of some commits that have not been imported yet, in their order. */
    @Transactional
    public List<String> missing(long repositoryId, List<String> shas) {
        Set<String> imported = imports.imported(repositoryId, shas);
        return shas.stream().filter(not(imported::contains)).toList();
    }

    /** What the pages of a repository's commits begin with, as far as its host told any; the object id follows. */
    @Transactional
    public Optional<String> pagesOfCommits(long repositoryId) {
        return imports.pagesOfCommits(repositoryId);
    }

    /**
     * Stores commits.
     *
     * @param repositoryId of one that is locked by the caller's transaction
     * @param commits parents before children; all parents are among them or were imported before
     * @param pages what the pages of commits begin with
     */
    @Transactional(TxType.MANDATORY)
    public void store(long repositoryId, List<ImportedCommit> commits, Optional<String> pages, Instant now) {
        Map<String, Node> known = graph.nodes(repositoryId, named(commits));
        Map<String, Node> nodes = new HashMap<>(known);
        List<Node> placed = new ArrayList<>();
        List<ImportRow> rows = new ArrayList<>();
        for (ImportedCommit commit : commits) {
            Node node = Placement.of(commit, nodes, now);
            nodes.put(node.sha(), node);
            placed.add(node);
            String url = pages.map(prefix -> prefix + commit.sha()).orElse(null);
            rows.add(new ImportRow(NodeRow.of(node, commit.told(url)), commit.patchId()));
        }
        imports.save(repositoryId, rows, now);
        imports.removeFiles(
                repositoryId,
                commits.stream()
                        .map(ImportedCommit::sha)
                        .filter(known::containsKey)
                        .toList());
        graph.saveFiles(
                repositoryId,
                commits.stream()
                        .flatMap(commit -> commit.files().stream()
                                .map(file -> new FileRow(commit.sha(), file.path(), file.type(), file.from())))
                        .toList());
        links.save(
                repositoryId,
                commits.stream()
                        .flatMap(commit -> Trailers.links(commit.sha(), commit.message()))
                        .toList());
        generations.lift(repositoryId, known, placed);
    }

    private static Set<String> named(List<ImportedCommit> commits) {
        Set<String> names = new TreeSet<>();
        commits.forEach(commit -> {
            names.add(commit.sha());
            names.addAll(commit.parents());
        });
        return names;
    }
}
