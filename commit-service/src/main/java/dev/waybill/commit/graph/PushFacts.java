package dev.waybill.commit.graph;

import dev.waybill.commit.repository.Repo;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.PushedCommit;
import dev.waybill.contracts.Part;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.event.PartSplitter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Puts a push into the words of the contract. */
@Singleton
final class PushFacts {

    private final FactCodec codec;

    @Inject
    PushFacts(FactCodec codec) {
        this.codec = codec;
    }

    /** The parts of the fact. */
    List<CommitsPushed> of(Repo repo, Push push, Map<String, Node> nodes) {
        List<PushedCommit> commits = push.commits().stream()
                .map(commit -> told(commit, nodes.getOrDefault(commit.sha(), Node.named(commit.sha()))))
                .toList();
        List<List<PushedCommit>> parts = PartSplitter.split(commits, codec::jsonBytes);
        return IntStream.rangeClosed(1, parts.size())
                .mapToObj(number -> new CommitsPushed(
                        repo.id(),
                        repo.organizationId(),
                        repo.name(),
                        push.ref(),
                        push.before(),
                        push.after(),
                        push.forced(),
                        new Part(number, parts.size()),
                        parts.get(number - 1),
                        push.cut(),
                        push.total()))
                .toList();
    }

    private static PushedCommit told(HostCommit commit, Node node) {
        return new PushedCommit(
                commit.sha(),
                FactBounds.message(commit.message()),
                commit.author(),
                commit.committer(),
                commit.committedAt(),
                node.parents(),
                node.lineage() != Lineage.TOLD,
                commit.url(),
                FactBounds.files(commit.files()));
    }
}
