package dev.waybill.release.deploy;

import dev.waybill.contracts.DeployFact.CoAuthor;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.Person;
import dev.waybill.kit.directory.Member;
import dev.waybill.release.releasecommit.ListedCommit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Commits as a deploy tells them: with the members who wrote them. Programs are nobody's, whatever address they use. */
final class DeployedCommits {

    private DeployedCommits() {}

    /** The addresses of everybody who wrote one of the commits, each once. */
    static List<String> addresses(List<ListedCommit> commits) {
        return commits.stream()
                .flatMap(commit -> Stream.concat(
                        commit.isByProgram() ? Stream.empty() : Stream.ofNullable(commit.authorEmail()),
                        commit.coAuthors().stream().map(Person::email)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    static DeployedCommit of(ListedCommit commit, Map<String, Member> membersByEmail) {
        List<CoAuthor> coAuthors = commit.coAuthors().stream()
                .map(person -> new CoAuthor(person, member(person.email(), membersByEmail)))
                .toList();
        return new DeployedCommit(
                commit.repository(),
                commit.sha(),
                commit.url(),
                commit.message(),
                commit.author(),
                commit.isByProgram() ? null : member(commit.authorEmail(), membersByEmail),
                commit.committedAt(),
                coAuthors.isEmpty() ? null : coAuthors);
    }

    private static @Nullable MemberRef member(@Nullable String email, Map<String, Member> membersByEmail) {
        if (email == null) {
            return null;
        }
        String address = email.strip().toLowerCase(Locale.ROOT);
        Member member = membersByEmail.get(address);
        return member == null ? null : new MemberRef(member.id(), member.name(), address);
    }
}
