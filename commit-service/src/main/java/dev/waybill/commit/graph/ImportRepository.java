package dev.waybill.commit.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** The statements by which imported commits are written. */
@Singleton
final class ImportRepository {

    // A host cleans and cuts what it tells, and knows no exact files; the repository itself has the last word.
    private static final String SAVE = """
            insert into commit as c (repository_id, sha, parents, lineage, gap, closed_by, generation, message, author_name, author_email,
                                     committer_name, committer_email, committed_at, url, seen_at, patch_id, imported)
            select :repository, r.sha, r.parents, r.lineage, r.gap, r.closed_by, r.generation, r.message, r.author_name, r.author_email,
                   r.committer_name, r.committer_email, r.committed_at, r.url, :seenAt, r.patch_id, true
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                sha text, parents text[], lineage text, gap boolean, closed_by text[], generation bigint, message text, author_name text,
                author_email text, committer_name text, committer_email text, committed_at timestamptz, url text, patch_id text)
            on conflict on constraint pk_commit do update set
                parents = excluded.parents, lineage = excluded.lineage, gap = excluded.gap, closed_by = excluded.closed_by,
                generation = excluded.generation, message = excluded.message,
                author_name = excluded.author_name, author_email = excluded.author_email,
                committer_name = excluded.committer_name, committer_email = excluded.committer_email,
                committed_at = coalesce(c.committed_at, excluded.committed_at), url = coalesce(c.url, excluded.url),
                patch_id = excluded.patch_id, imported = true, revision = nextval('commit_revision_seq')""";

    private final Session session;
    private final JsonMapper json = new JsonMapper();

    @Inject
    ImportRepository(Session session) {
        this.session = session;
    }

    /** Those of some commits that were imported before. */
    Set<String> imported(long repositoryId, Collection<String> shas) {
        return Set.copyOf(OneColumn.query(
                        session,
                        "select sha from commit where repository_id = :repository and sha = any(:shas) and imported",
                        String.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", shas.toArray(String[]::new))
                .getResultList());
    }

    /** Those of some commits that nobody was told of as pushed. */
    Set<String> unannounced(long repositoryId, Collection<String> shas) {
        return Set.copyOf(OneColumn.query(
                        session,
                        "select sha from commit where repository_id = :repository and sha = any(:shas) and not announced",
                        String.class)
                .setParameter("repository", repositoryId)
                .setParameter("shas", shas.toArray(String[]::new))
                .getResultList());
    }

    /** What the pages of commits begin with, as far as the host told the page of any; the object id follows. */
    Optional<String> pagesOfCommits(long repositoryId) {
        return OneColumn.query(session, """
                        select left(url, length(url) - length(sha)) from commit
                        where repository_id = :repository and url is not null and right(url, length(sha)) = sha limit 1""", String.class)
                .setParameter("repository", repositoryId)
                .getResultList()
                .stream()
                .findFirst();
    }

    void save(long repositoryId, List<ImportRow> rows, Instant seenAt) {
        session.createNativeMutationQuery(SAVE)
                .setParameter("repository", repositoryId)
                .setParameter("rows", write(rows))
                .setParameter("seenAt", seenAt)
                .executeUpdate();
    }

    /** Forgets what hosts told of the files of some commits. */
    void removeFiles(long repositoryId, Collection<String> shas) {
        if (shas.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(
                        "delete from file_change where repository_id = :repository and sha = any(:shas)")
                .setParameter("repository", repositoryId)
                .setParameter("shas", shas.toArray(String[]::new))
                .executeUpdate();
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("rows are plain records", impossible);
        }
    }
}
