package dev.waybill.commit.identity;

import dev.waybill.state.sql.OneColumn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The statements on {@code .mailmap} files. */
@Singleton
final class MailmapRepository {

    private final Session session;

    @Inject
    MailmapRepository(Session session) {
        this.session = session;
    }

    Optional<String> find(long repositoryId) {
        return OneColumn.query(session, "select text from mailmap where repository_id = :repository", String.class)
                .setParameter("repository", repositoryId)
                .uniqueResultOptional();
    }

    void save(long repositoryId, @Nullable String text) {
        if (text == null) {
            session.createNativeMutationQuery("delete from mailmap where repository_id = :repository")
                    .setParameter("repository", repositoryId)
                    .executeUpdate();
        } else {
            session.createNativeMutationQuery("""
                            insert into mailmap (repository_id, text) values (:repository, :text)
                            on conflict on constraint pk_mailmap do update set text = excluded.text""")
                    .setParameter("repository", repositoryId)
                    .setParameter("text", text)
                    .executeUpdate();
        }
    }
}
