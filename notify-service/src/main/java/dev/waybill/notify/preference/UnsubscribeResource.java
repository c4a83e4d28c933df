package dev.waybill.notify.preference;

import dev.waybill.kit.directory.Directory;
import dev.waybill.kit.directory.Organization;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The page behind the unsubscribe link of a mail, for its reader and (RFC 8058) for the reader's mail program. Looking at it changes nothing:
 * scanners follow every link in a mail.
 */
@Path("/u/{opaque}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class UnsubscribeResource {

    private final UnsubscribeLinks links;
    private final Preferences preferences;
    private final Directory directory;
    private final Template page;

    @Inject
    UnsubscribeResource(
            UnsubscribeLinks links,
            Preferences preferences,
            Directory directory,
            @Location("preference/unsubscribe.html") Template page) {
        this.links = links;
        this.preferences = preferences;
        this.directory = directory;
        this.page = page;
    }

    @GET
    public Response show(@RestPath String opaque) {
        return links.open(opaque)
                .map(subscription -> answer(subscription, preferences.state(subscription)))
                .orElseGet(this::unknown);
    }

    /**
     * Ends the subscription, or takes it up again.
     *
     * @param mute {@code environment}, {@code everywhere} or {@code nothing} from the page's buttons; absent from mail programs, which send
     *     {@code List-Unsubscribe=One-Click} and mean the list of the mail, that is the environment
     */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response change(@RestPath String opaque, @RestForm @Nullable String mute) {
        return links.open(opaque)
                .map(subscription -> answer(subscription, preferences.change(subscription, wanted(mute))))
                .orElseGet(this::unknown);
    }

    private static MuteState wanted(@Nullable String mute) {
        return switch (mute) {
            case "nothing" -> MuteState.NOTHING;
            case "everywhere" -> MuteState.EVERYWHERE;
            case null, default -> MuteState.ENVIRONMENT;
        };
    }

    private Response answer(Subscription subscription, MuteState state) {
        Optional<Organization> organization = directory.organization(Long.toString(subscription.organizationId()));
        return html(
                200,
                new UnsubscribePage(
                        true,
                        organization.map(Organization::name).orElse("your organization"),
                        subscription.environment(),
                        state));
    }

    private Response unknown() {
        return html(404, new UnsubscribePage(false, "", "", MuteState.NOTHING));
    }

    private Response html(int status, UnsubscribePage view) {
        return Response.status(status)
                .entity(page.data("page", view).render())
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                .build();
    }
}
