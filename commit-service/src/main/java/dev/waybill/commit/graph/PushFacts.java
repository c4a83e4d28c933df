package dev.waybill.commit.graph;

import dev.waybill.commit.identity.Identities;
import dev.waybill.commit.identity.People;
import dev.waybill.commit.repository.Repo;
import dev.waybill.contracts.CommitFact.CommitsPushed;
import dev.waybill.contracts.CommitFact.PushedCommit;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
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
    private final Identities identities;
    private final SquashedAuthors squashedAuthors;

    @Inject
    PushFacts(FactCodec codec, Identities identities, SquashedAuthors squashedAuthors) {
        this.codec = codec;
        this.identities = identities;
        this.squashedAuthors = squashedAuthors;
    }

    /** The parts of the fact. */
    List<CommitsPushed> of(Repo repo, Push push, Map<String, Node> nodes) {
        People people = identities.of(repo.id());
        Map<String, List<Person>> squashed = squashedAuthors.of(
                repo.id(), push.commits().stream().map(HostCommit::sha).toList());
        List<PushedCommit> commits = push.commits().stream()
                .map(commit -> told(
                        people,
                        commit,
                        nodes.getOrDefault(commit.sha(), Node.named(commit.sha())),
                        squashed.getOrDefault(commit.sha(), List.of())))
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

    private static PushedCommit told(People people, HostCommit commit, Node node, List<Person> squashed) {
        return new PushedCommit(
                commit.sha(),
                FactBounds.message(commit.message()),
                people.canonical(commit.author()),
                people.canonical(commit.committer()),
                commit.committedAt(),
                node.parents(),
                node.lineage() != Lineage.TOLD,
                commit.url(),
                FactBounds.files(commit.files()),
                people.contributors(commit.author(), commit.message(), squashed));
    }
}
