package dev.waybill.release.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages that people open. They run no scripts, load nothing from elsewhere, and a link's signature leaves with no click. */
@Path("/organizations/{org}")
@Produces(MediaType.TEXT_HTML)
@Blocking
class PageResource {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; " + "frame-ancestors 'none'";

    private final PageAccess access;
    private final Pages pages;

    @Inject
    PageResource(PageAccess access, Pages pages) {
        this.access = access;
        this.pages = pages;
    }

    @GET
    @Path("/releases/{version}/")
    public Response release(
            @PathParam("org") String org,
            @PathParam("version") String version,
            @QueryParam("expires") @Nullable String expires,
            @QueryParam("signature") @Nullable String signature,
            @Context UriInfo uri) {
        return answer(access.organization(org, uri.getRequestUri().getRawPath(), expires, signature)
                .flatMap(organization -> pages.release(organization, version))
                .map(Templates::release));
    }

    @GET
    @Path("/projects/{project}/")
    public Response project(
            @PathParam("org") String org,
            @PathParam("project") String project,
            @QueryParam("expires") @Nullable String expires,
            @QueryParam("signature") @Nullable String signature,
            @Context UriInfo uri) {
        return answer(access.organization(org, uri.getRequestUri().getRawPath(), expires, signature)
                .flatMap(organization -> pages.project(organization, project))
                .map(Templates::project));
    }

    private static Response answer(Optional<TemplateInstance> page) {
        return Response.status(page.isPresent() ? Response.Status.OK : Response.Status.NOT_FOUND)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .entity(page.orElseGet(Templates::missing).render())
                .build();
    }
}
