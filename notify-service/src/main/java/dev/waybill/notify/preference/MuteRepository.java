package dev.waybill.notify.preference;

import dev.waybill.state.sql.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Rows of {@code mute}: subscriptions that were ended. */
@ApplicationScoped
class MuteRepository {

    private static final String WHICH =
            "organization_id = :organization and member_id = :member and kind = :kind and environment = :environment";

    private final Session entities;

    @Inject
    MuteRepository(Session entities) {
        this.entities = entities;
    }

    Set<Long> find(long organizationId, String kind, String environment, Collection<Long> members) {
        return OneColumn.query(entities, """
                        select distinct member_id from mute
                        where organization_id = :organization and kind = :kind and environment in (:environment, :everywhere)
                          and member_id = any(:members)""", Long.class)
                .setParameter("organization", organizationId)
                .setParameter("kind", kind)
                .setParameter("environment", environment)
                .setParameter("everywhere", Subscription.EVERYWHERE)
                .setParameter("members", members.toArray(Long[]::new))
                .getResultStream()
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean exists(Subscription subscription) {
        return !OneColumn.query(entities, "select 1 from mute where " + WHICH, Integer.class)
                .setParameter("organization", subscription.organizationId())
                .setParameter("member", subscription.memberId())
                .setParameter("kind", subscription.kind())
                .setParameter("environment", subscription.environment())
                .getResultList()
                .isEmpty();
    }

    void add(Subscription subscription) {
        entities.createNativeQuery("""
                        insert into mute (organization_id, member_id, kind, environment)
                        values (:organization, :member, :kind, :environment) on conflict do nothing""")
                .setParameter("organization", subscription.organizationId())
                .setParameter("member", subscription.memberId())
                .setParameter("kind", subscription.kind())
                .setParameter("environment", subscription.environment())
                .executeUpdate();
    }

    void remove(Subscription subscription) {
        entities.createNativeQuery("delete from mute where " + WHICH)
                .setParameter("organization", subscription.organizationId())
                .setParameter("member", subscription.memberId())
                .setParameter("kind", subscription.kind())
                .setParameter("environment", subscription.environment())
                .executeUpdate();
    }
}
