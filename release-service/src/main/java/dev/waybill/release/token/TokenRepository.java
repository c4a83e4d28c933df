package dev.waybill.release.token;

import dev.waybill.release.directory.AccessToken;
import dev.waybill.release.directory.Slugs;
import dev.waybill.release.sql.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The rows of tokens. */
@ApplicationScoped
class TokenRepository {

    private static final String OWNED =
            "from AccessToken where organizationId = :organization" + " and coalesce(memberId, -1) = :member";
    private static final long NOBODY = -1;

    private final Session entities;

    @Inject
    TokenRepository(Session entities) {
        this.entities = entities;
    }

    /** Tokens of an owner on one side of an id, the nearest first. */
    List<AccessToken> list(TokenOwner owner, long id, boolean backwards, int limit) {
        return entities.createQuery(OWNED + " and " + Keyset.beside(backwards), AccessToken.class)
                .setParameter("organization", owner.organizationId())
                .setParameter("member", member(owner))
                .setParameter("beside", id)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<AccessToken> find(TokenOwner owner, String id) {
        if (!Slugs.isId(id)) {
            return Optional.empty();
        }
        return entities.createQuery(OWNED + " and id = :id", AccessToken.class)
                .setParameter("organization", owner.organizationId())
                .setParameter("member", member(owner))
                .setParameter("id", Long.parseLong(id))
                .getResultStream()
                .findFirst();
    }

    long count(TokenOwner owner) {
        return entities.createQuery("select count(*) " + OWNED, Long.class)
                .setParameter("organization", owner.organizationId())
                .setParameter("member", member(owner))
                .getSingleResult();
    }

    /** Tokens that ended before that time, the oldest first. */
    List<AccessToken> endedBefore(Instant time, int most) {
        return entities.createQuery("from AccessToken where expiresAt < :time order by expiresAt", AccessToken.class)
                .setParameter("time", time)
                .setMaxResults(most)
                .getResultList();
    }

    Optional<AccessToken> find(long id) {
        return Optional.ofNullable(entities.find(AccessToken.class, id));
    }

    private static long member(TokenOwner owner) {
        Long memberId = owner.memberId();
        return memberId == null ? NOBODY : memberId;
    }
}
