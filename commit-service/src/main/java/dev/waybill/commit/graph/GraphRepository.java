package dev.waybill.commit.graph;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;

/** The statements on commits and their files. All are on sets: a push has up to some thousand commits. */
@Singleton
final class GraphRepository {

    private static final String NODE_COLUMNS =
            "c.sha, array_to_string(c.parents, ' ') as parents, c.lineage, c.gap, array_to_string(c.closed_by, ' ') as closed_by, c.generation, c.message is not null as told";

    // What a commit is, is hashed into its name, so what was told first stays; only its place in the graph gets better.
    private static final String SAVE = """
            insert into commit as c (repository_id, sha, parents, lineage, gap, closed_by, generation, message, author_name, author_email,
                                     committer_name, committer_email, committed_at, url, seen_at)
            select :repository, r.sha, r.parents, r.lineage, r.gap, r.closed_by, r.generation, r.message, r.author_name, r.author_email,
                   r.committer_name, r.committer_email, r.committed_at, r.url, :seenAt
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                sha text, parents text[], lineage text, gap boolean, closed_by text[], generation bigint, message text, author_name text,
                author_email text, committer_name text, committer_email text, committed_at timestamptz, url text)
            on conflict on constraint pk_commit do update set
                parents = excluded.parents, lineage = excluded.lineage, gap = excluded.gap, closed_by = excluded.closed_by,
                generation = excluded.generation, message = coalesce(c.message, excluded.message),
                author_name = coalesce(c.author_name, excluded.author_name), author_email = coalesce(c.author_email, excluded.author_email),
                committer_name = coalesce(c.committer_name, excluded.committer_name),
                committer_email = coalesce(c.committer_email, excluded.committer_email),
                committed_at = coalesce(c.committed_at, excluded.committed_at), url = coalesce(c.url, excluded.url),
                revision = nextval('commit_revision_seq')""";

    private static final String SAVE_FILES = """
            insert into file_change (repository_id, sha, path, type, renamed_from)
            select :repository, r.sha, r.path, r.type, r.renamed_from
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (sha text, path text, type text, renamed_from text)
            on conflict do nothing""";

    private static final String LIFT_CHILDREN = """
            update commit c set generation = p.generation + 1, revision = nextval('commit_revision_seq')
            from commit p
            where p.repository_id = :repository and p.sha = any(:lifted)
              and c.repository_id = :repository and c.parents @> array[p.sha] and c.generation <= p.generation
            returning c.sha""";

    private static final String AROUND = """
            select %s from commit c where c.repository_id = :repository and c.sha = any(:shas)
            union all
            (select %s from commit c where c.repository_id = :repository and c.sha <> all(:shas)
               and c.generation < (select max(m.generation) from commit m where m.repository_id = :repository and m.sha = any(:shas))
             order by c.generation desc limit :more)""".formatted(NODE_COLUMNS, NODE_COLUMNS);

    private final Session session;
    private final JsonMapper json = new JsonMapper();

    @Inject
    GraphRepository(Session session) {
        this.session = session;
    }

    Map<String, Node> nodes(long repositoryId, Collection<String> shas) {
        return nodes(session.createNativeQuery(
                        "select " + NODE_COLUMNS
                                + " from commit c where c.repository_id = :repository and c.sha = any(:shas)",
                        Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", array(shas))
                .getResultList());
    }

    /** Those asked for, and the so many commits that come next below the highest of them. */
    Map<String, Node> around(long repositoryId, Collection<String> shas, int more) {
        return nodes(session.createNativeQuery(AROUND, Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", array(shas))
                .setParameter("more", more)
                .getResultList());
    }

    void save(long repositoryId, List<NodeRow> rows, Instant seenAt) {
        session.createNativeMutationQuery(SAVE)
                .setParameter("repository", repositoryId)
                .setParameter("rows", write(rows))
                .setParameter("seenAt", seenAt)
                .executeUpdate();
    }

    /** From now on these commits count as told; and their pages are known, if they were not. */
    void announced(long repositoryId, List<HostCommit> commits) {
        session.createNativeMutationQuery("""
                        update commit c set announced = true, url = coalesce(c.url, r.url)
                        from unnest(cast(:shas as text[]), cast(:urls as text[])) as r (sha, url)
                        where c.repository_id = :repository and c.sha = r.sha
                          and (not c.announced or (c.url is null and r.url is not null))""")
                .setParameter("repository", repositoryId)
                .setParameter(
                        "shas", array(commits.stream().map(HostCommit::sha).toList()))
                .setParameter("urls", commits.stream().map(HostCommit::url).toArray(String[]::new))
                .executeUpdate();
    }

    void saveFiles(long repositoryId, List<FileRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(SAVE_FILES)
                .setParameter("repository", repositoryId)
                .setParameter("rows", write(rows))
                .executeUpdate();
    }

    /** Puts the children of commits whose generation grew above them again; returns those that had to be. */
    List<String> liftChildren(long repositoryId, Collection<String> lifted) {
        return OneColumn.query(session, LIFT_CHILDREN, String.class)
                .setParameter("repository", repositoryId)
                .setParameter("lifted", array(lifted))
                .getResultList();
    }

    /** The commits whose ids begin so, at most two of each: more than one is too many already. */
    Map<String, List<Named>> beginningWith(long repositoryId, Set<String> prefixes) {
        return session
                // 'g' sorts after every hexadecimal digit.
                .createNativeQuery("""
                        select p.prefix, c.sha, c.number from unnest(cast(:prefixes as text[])) as p (prefix)
                        cross join lateral (select sha, number from commit
                                            where repository_id = :repository and sha >= p.prefix and sha < p.prefix || 'g'
                                            order by sha limit 2) c""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("prefixes", array(prefixes))
                .getResultList()
                .stream()
                .collect(groupingBy(
                        row -> row.get("prefix", String.class),
                        mapping(
                                row -> new Named(row.get("sha", String.class), row.get("number", Long.class)),
                                toList())));
    }

    /** Commits that were told, newest first. */
    List<CommitDetail> newest(long repositoryId, int skip, int limit) {
        return session
                .createNativeQuery("""
                        select sha, message, author_name, author_email, committed_at, url from commit
                        where repository_id = :repository and message is not null
                        order by generation desc, sha""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> detail(row, List.of()))
                .toList();
    }

    Map<String, CommitDetail> details(long repositoryId, Set<String> shas, int filesEach) {
        Map<String, List<FileChange>> files = files(repositoryId, shas, filesEach);
        return session
                .createNativeQuery("""
                        select sha, message, author_name, author_email, committed_at, url from commit
                        where repository_id = :repository and sha = any(:shas)""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", array(shas))
                .getResultList()
                .stream()
                .map(row -> detail(row, files.getOrDefault(row.get("sha", String.class), List.of())))
                .collect(toMap(CommitDetail::sha, Function.identity()));
    }

    private Map<String, List<FileChange>> files(long repositoryId, Set<String> shas, int filesEach) {
        return session
                .createNativeQuery("""
                        select a.sha, f.path, f.type, f.renamed_from
                        from unnest(cast(:shas as text[])) as a (sha)
                        cross join lateral (select path, type, renamed_from from file_change
                                            where repository_id = :repository and sha = a.sha order by path limit :each) f""", Tuple.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", array(shas))
                .setParameter("each", filesEach)
                .getResultList()
                .stream()
                .collect(groupingBy(
                        row -> row.get("sha", String.class),
                        mapping(
                                row -> new FileChange(
                                        row.get("path", String.class),
                                        row.get("type", String.class),
                                        row.get("renamed_from", String.class)),
                                toList())));
    }

    private static CommitDetail detail(Tuple row, List<FileChange> files) {
        return new CommitDetail(
                row.get("sha", String.class),
                row.get("message", String.class),
                new Person(row.get("author_name", String.class), row.get("author_email", String.class)),
                row.get("committed_at", Instant.class),
                row.get("url", String.class),
                files);
    }

    private static Map<String, Node> nodes(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Node(
                        row.get("sha", String.class),
                        words(row.get("parents", String.class)),
                        Lineage.valueOf(row.get("lineage", String.class)),
                        row.get("gap", Boolean.class),
                        words(row.get("closed_by", String.class)),
                        row.get("generation", Long.class),
                        row.get("told", Boolean.class)))
                .collect(toMap(Node::sha, Function.identity()));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("rows are plain records", impossible);
        }
    }
}
