package dev.waybill.commit.pullrequest;

import dev.waybill.contracts.Person;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** The statement on commits that pull requests were squashed into. */
@Singleton
final class SquashRepository {

    // A merge has the commits of its pull request beside it in the graph, so only a commit with one parent stands for
    // them.
    private static final String AUTHORS = """
            with squashed as (
                select merge_commit as sha, commits from pull_request
                where repository_id = :repository and merge_commit = any(:shas) and state = 'MERGED'
                union
                select squash_commit, commits from pull_request
                where repository_id = :repository and squash_commit = any(:shas) and state = 'MERGED')
            select distinct s.sha, c.author_name, c.author_email
            from squashed s
            join commit m on m.repository_id = :repository and m.sha = s.sha and cardinality(m.parents) < 2
            join commit c on c.repository_id = :repository and c.sha = any(s.commits) and c.sha <> s.sha and c.message is not null
            order by s.sha, c.author_email, c.author_name
            limit 5000""";

    private final Session session;

    @Inject
    SquashRepository(Session session) {
        this.session = session;
    }

    Map<String, List<Person>> authors(long repositoryId, Collection<String> shas) {
        Map<String, List<Person>> authors = new HashMap<>();
        session.createNativeQuery(AUTHORS, Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", shas.toArray(String[]::new))
                .getResultList()
                .forEach(row -> authors.computeIfAbsent(row.get("sha", String.class), _ -> new ArrayList<>())
                        .add(new Person(row.get("author_name", String.class), row.get("author_email", String.class))));
        return authors;
    }
}
