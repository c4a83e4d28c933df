package dev.waybill.commit.graph;

import dev.waybill.contracts.Person;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.Session;

/** The statement on who wrote commits. */
@Singleton
final class SquashRepository {

    private final Session session;

    @Inject
    SquashRepository(Session session) {
        this.session = session;
    }

    /** The authors of those commits that more than the name is known of. */
    Map<String, Person> authors(long repositoryId, Collection<String> shas) {
        Map<String, Person> authors = new HashMap<>();
        session.createNativeQuery("""
                        select sha, author_name, author_email from commit
                        where repository_id = :repository and sha = any(:shas) and message is not null""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", shas.toArray(String[]::new))
                .getResultList()
                .forEach(row -> authors.put(
                        row.get("sha", String.class),
                        new Person(row.get("author_name", String.class), row.get("author_email", String.class))));
        return authors;
    }
}
