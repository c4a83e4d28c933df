package dev.waybill.notify.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.Notice;
import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.hibernate.Session;

/** Rows of {@code notice}. */
@ApplicationScoped
class NoticeRepository {

    private final Session entities;
    private final ObjectMapper json;

    @Inject
    NoticeRepository(Session entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** Stores it; false if it is there already. */
    boolean add(Notice notice, Instant now) {
        return entities.createNativeQuery("""
                                insert into notice (kind, id, organization_id, content, created_at)
                                values (:kind, :id, :organization, cast(:content as jsonb), :now) on conflict do nothing""")
                        .setParameter("kind", notice.kind().wireName())
                        .setParameter("id", notice.id())
                        .setParameter("organization", notice.organizationId())
                        .setParameter("content", write(notice))
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    Notice get(String kind, long id) {
        String content = OneColumn.query(
                        entities,
                        "select cast(content as text) from notice where kind = :kind and id = :id",
                        String.class)
                .setParameter("kind", kind)
                .setParameter("id", id)
                .getSingleResult();
        return read(kind, content);
    }

    /** Forgets notices that no delivery refers to any more. */
    int removeOrphans(Instant olderThan) {
        return entities.createNativeQuery("""
                        delete from notice n where n.created_at < :before
                          and not exists (select 1 from delivery d where d.notice_kind = n.kind and d.notice_id = n.id)""").setParameter("before", olderThan).executeUpdate();
    }

    private String write(Notice notice) {
        try {
            return json.writeValueAsString(notice);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Notice read(String kind, String content) {
        for (Notice.Kind known : Notice.Kind.values()) {
            if (known.wireName().equals(kind)) {
                try {
                    return switch (known) {
                        case DEPLOY -> json.readValue(content, DeployNotice.class);
                    };
                } catch (JsonProcessingException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        throw new IllegalStateException("unknown kind of notice " + kind);
    }
}
