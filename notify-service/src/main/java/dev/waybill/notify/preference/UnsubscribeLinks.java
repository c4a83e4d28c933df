package dev.waybill.notify.preference;

import dev.waybill.kit.link.SignedLinks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes and reads the links that end a subscription. A link alone is enough (RFC 8058 asks for one that works without a login), so it is
 * signed, names one person and one subscription, and can do nothing else. It never expires: mails are kept for years.
 */
@Singleton
public class UnsubscribeLinks {

    private static final String PURPOSE = "unsubscribe";

    private final SignedLinks links;
    private final String publicUrl;

    @Inject
    public UnsubscribeLinks(SignedLinks links, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.links = links;
        this.publicUrl = publicUrl;
    }

    /** The absolute address. */
    public String url(Subscription subscription) {
        return publicUrl + "/u/" + links.seal(PURPOSE, subscription.format());
    }

    /** What the last segment of such an address stands for; empty for anything that was not made here. */
    Optional<Subscription> open(String opaque) {
        return links.open(PURPOSE, opaque).flatMap(Subscription::parse);
    }
}
