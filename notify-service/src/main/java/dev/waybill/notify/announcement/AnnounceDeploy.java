package dev.waybill.notify.announcement;

import dev.waybill.contracts.DeployFact.DeployAnnounced;
import dev.waybill.kit.event.FactMetadata;
import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.Recipient;
import dev.waybill.notify.delivery.QueueDeliveries;
import dev.waybill.notify.preference.Preferences;
import dev.waybill.state.Inbox;
import dev.waybill.state.PartInbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Has everyone told who wrote a commit of an announced deploy and did not ask to be left alone. */
@ApplicationScoped
class AnnounceDeploy {

    private static final Logger LOG = Logger.getLogger(AnnounceDeploy.class);
    private static final String CONSUMER = "announcement";

    private final Inbox inbox;
    private final PartInbox parts;
    private final Preferences preferences;
    private final QueueDeliveries queueDeliveries;

    @Inject
    AnnounceDeploy(Inbox inbox, PartInbox parts, Preferences preferences, QueueDeliveries queueDeliveries) {
        this.inbox = inbox;
        this.parts = parts;
        this.preferences = preferences;
        this.queueDeliveries = queueDeliveries;
    }

    /**
     * Takes one part of an announcement, and acts once the last one is there. A part seen before and a replayed one change nothing; nor does
     * a deploy that was announced before under another id, since {@link QueueDeliveries} takes each notice once.
     */
    @Transactional
    void apply(FactMetadata metadata, DeployAnnounced announced) {
        if (metadata.replay() || !inbox.firstTime(CONSUMER, metadata.id())) {
            return;
        }
        parts.collect(CONSUMER, metadata, announced, announced.part(), DeployAnnounced.class)
                .ifPresent(this::queue);
    }

    private void queue(List<DeployAnnounced> announcement) {
        DeployNotice notice = DeployNotices.of(announcement);
        List<Recipient> authors = Recipients.of(
                announcement.stream().flatMap(part -> part.commits().stream()).toList());
        Set<Long> muted = preferences.muted(
                notice.organizationId(),
                notice.kind().wireName(),
                notice.environment(),
                authors.stream().map(Recipient::memberId).toList());
        List<Recipient> recipients = authors.stream()
                .filter(author -> !muted.contains(author.memberId()))
                .toList();
        int queued = queueDeliveries.queue(notice, recipients);
        LOG.infof(
                "deploy announced event=deploy-announced org=%d deploy=%d recipients=%d muted=%d queued=%d",
                notice.organizationId(), notice.deployId(), recipients.size(), muted.size(), queued);
    }
}
