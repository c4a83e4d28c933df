package dev.waybill.commit.identity;

import dev.waybill.contracts.CoAuthors;
import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Contributor.Role;
import dev.waybill.contracts.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who is behind the commits of one repository. */
public final class People {

    /** Of a repository about which nothing is known. */
    static final People UNKNOWN = new People(Mailmap.EMPTY);

    private final Mailmap mailmap;

    People(Mailmap mailmap) {
        this.mailmap = mailmap;
    }

    /** The author as the repository wants to have it. */
    public Person canonical(Person author) {
        return mailmap.canonical(author);
    }

    /**
     * Who is to be credited for a commit, each once: first its author, then whom the message names, then who wrote what was squashed into it.
     *
     * @param squashed the authors of the commits of a pull request that became this one
     */
    public List<Contributor> contributors(Person author, String message, Collection<Person> squashed) {
        List<Contributor> contributors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        add(contributors, seen, Role.AUTHOR, author);
        CoAuthors.of(message).forEach(person -> add(contributors, seen, Role.CO_AUTHOR, person));
        squashed.forEach(person -> add(contributors, seen, Role.SQUASHED_AUTHOR, person));
        return contributors;
    }

    private void add(List<Contributor> contributors, Set<String> seen, Role role, Person used) {
        Person person = mailmap.canonical(used);
        String email = person.email();
        String login = AccountHints.hiddenLogin(email)
                .or(() -> AccountHints.hiddenLogin(used.email()))
                .orElse(null);
        boolean bot = AccountHints.isBot(person.name(), email, login);
        String reachable = email == null || AccountHints.isUnreachable(email) ? null : email;
        String key = ("" + (email == null ? person.name() : email)).toLowerCase(Locale.ROOT);
        if (seen.add(key)) {
            contributors.add(new Contributor(role, person.name(), reachable, login, bot));
        }
    }
}
