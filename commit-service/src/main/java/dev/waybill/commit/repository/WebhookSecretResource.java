package dev.waybill.commit.repository;

import dev.waybill.kit.access.Access;
import dev.waybill.kit.error.ApiException;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /api/0/organizations/{org}/repos/{id}/webhook-secret/}: the secret that the repository's host signs with. */
@Path("/api/0/organizations/{org}/repos/{id}/webhook-secret/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class WebhookSecretResource {

    private static final String[] REPLACE = {"org:write", "org:admin", "org:integrations"};

    private final Access access;
    private final ReplaceWebhookSecret replaceWebhookSecret;

    @Inject
    WebhookSecretResource(Access access, ReplaceWebhookSecret replaceWebhookSecret) {
        this.access = access;
        this.replaceWebhookSecret = replaceWebhookSecret;
    }

    /** Without a body, or without a secret in it, one is made. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public WebhookSecretView replace(
            @PathParam("org") String org, @PathParam("id") String id, @Nullable WebhookSecretRequest request) {
        long organizationId = access.require(org, REPLACE).organization().id();
        String wanted = request == null ? null : request.validSecret();
        return RepoIds.parse(id)
                .flatMap(number -> replaceWebhookSecret.replace(organizationId, number, wanted))
                .orElseThrow(ApiException::notFound);
    }
}
