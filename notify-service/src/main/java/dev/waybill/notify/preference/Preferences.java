package dev.waybill.notify.preference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Set;
import org.jboss.logging.Logger;

/** Who does not want to be told what. Whoever said nothing is told. */
@ApplicationScoped
public class Preferences {

    private static final Logger LOG = Logger.getLogger(Preferences.class);

    private final MuteRepository mutes;

    @Inject
    Preferences(MuteRepository mutes) {
        this.mutes = mutes;
    }

    /** Those of the members who ended this subscription, or the one for all environments. */
    @Transactional
    public Set<Long> muted(long organizationId, String kind, String environment, Collection<Long> members) {
        return members.isEmpty() ? Set.of() : mutes.find(organizationId, kind, environment, members);
    }

    /** How much of it is ended. */
    @Transactional
    MuteState state(Subscription subscription) {
        if (mutes.exists(everywhere(subscription))) {
            return MuteState.EVERYWHERE;
        }
        return mutes.exists(subscription) ? MuteState.ENVIRONMENT : MuteState.NOTHING;
    }

    /** Sets how much of it is ended; doing it twice is the same. */
    @Transactional
    MuteState change(Subscription subscription, MuteState wanted) {
        switch (wanted) {
            case ENVIRONMENT -> mutes.add(subscription);
            case EVERYWHERE -> mutes.add(everywhere(subscription));
            case NOTHING -> {
                mutes.remove(subscription);
                mutes.remove(everywhere(subscription));
            }
        }
        LOG.infof(
                "preference changed event=preference-changed org=%d member=%d kind=%s muted=%s",
                subscription.organizationId(), subscription.memberId(), subscription.kind(), wanted);
        return state(subscription);
    }

    private static Subscription everywhere(Subscription subscription) {
        return new Subscription(
                subscription.organizationId(), subscription.memberId(), subscription.kind(), Subscription.EVERYWHERE);
    }
}
