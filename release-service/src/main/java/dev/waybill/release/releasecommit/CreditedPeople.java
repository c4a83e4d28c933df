package dev.waybill.release.releasecommit;

import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Person;
import dev.waybill.release.repository.Repositories;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote commits, each once, in the order in which they first come. Two are one if they have the same address, or in one repository the
 * same account at its host: where people hide their address, the account is all that the graph tells of them. An equal name says nothing,
 * except of people who have no more than a name.
 */
final class CreditedPeople {

    private final Map<String, Person> bySign = new LinkedHashMap<>();

    /** Leads from a sign to another one of the same person, in the end to the one that stands for all of theirs. */
    private final Map<String, String> sameAs = new HashMap<>();

    /** Those of commits: authors, and whoever wrote with them, without programs. */
    static List<Person> of(List<ListedCommit> commits) {
        CreditedPeople people = new CreditedPeople();
        commits.forEach(people::add);
        return people.distinct();
    }

    private void add(ListedCommit commit) {
        Person author = commit.author();
        if (author != null) {
            add(commit.repository(), author, login(commit));
        }
        for (Contributor person : commit.contributors()) {
            if (person.role() != Contributor.Role.AUTHOR && !person.bot()) {
                add(commit.repository(), new Person(person.name(), person.email()), person.login());
            }
        }
    }

    private static @Nullable String login(ListedCommit commit) {
        return commit.contributors().stream()
                .filter(person -> person.role() == Contributor.Role.AUTHOR)
                .flatMap(person -> Stream.ofNullable(person.login()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Adds somebody.
     *
     * @param login the account at the repository's host, null if unknown
     */
    void add(String repository, Person person, @Nullable String login) {
        String address = person.email() == null ? null : "address " + folded(person.email());
        String account = login == null ? null : "account " + folded(login) + "\n" + Repositories.fold(repository);
        if (address != null && account != null) {
            join(address, account);
        }
        String sign = address != null ? address : account != null ? account : "name " + person.name();
        bySign.merge(sign, person, CreditedPeople::better);
    }

    /** Each once: as they come first, but with an address if one is known. */
    List<Person> distinct() {
        Map<String, Person> distinct = new LinkedHashMap<>();
        bySign.forEach((sign, person) -> distinct.merge(last(sign), person, CreditedPeople::better));
        return List.copyOf(distinct.values());
    }

    private void join(String sign, String other) {
        String from = last(sign);
        String to = last(other);
        if (!from.equals(to)) {
            sameAs.put(from, to);
        }
    }

    private String last(String sign) {
        String last = sign;
        for (String next = sign; next != null; next = sameAs.get(next)) {
            last = next;
        }
        return last;
    }

    private static Person better(Person first, Person later) {
        return first.email() == null && later.email() != null ? later : first;
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
