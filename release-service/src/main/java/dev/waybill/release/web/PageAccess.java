package dev.waybill.release.web;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.directory.Directory;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.link.SignedLinks;
import dev.waybill.release.directory.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may see a page: who comes with a link that was signed for its path and its organisation, or with a token that may read releases. */
@ApplicationScoped
class PageAccess {

    private final SignedLinks links;
    private final Directory directory;
    private final Callers callers;

    @Inject
    PageAccess(SignedLinks links, Directory directory, Callers callers) {
        this.links = links;
        this.directory = directory;
        this.callers = callers;
    }

    /** The organisation of the page; empty for everybody else, whatever the reason. */
    Optional<Organization> organization(
            String slug, String rawPath, @Nullable String expires, @Nullable String signature) {
        if (signature != null) {
            return directory
                    .organization(slug)
                    .filter(organization -> links.verify(organization.id(), rawPath, expires, signature));
        }
        try {
            Caller caller = callers.reader(slug);
            return Optional.of(caller.organization());
        } catch (ApiException refused) {
            return Optional.empty();
        }
    }
}
