package dev.waybill.commit.repository;

import dev.waybill.commit.paging.OffsetPage;
import dev.waybill.kit.access.Access;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.paging.LinkHeader;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** {@code /api/0/organizations/{org}/repos/}. */
@Path("/api/0/organizations/{org}/repos/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RepositoriesResource {

    private static final String[] SEE = {"org:read", "org:write", "org:admin", "org:integrations", "org:ci"};
    private static final String[] REGISTER = {"org:read", "org:write", "org:admin", "org:integrations"};
    private static final String[] DELETE = {"org:admin", "org:integrations"};

    private final Access access;
    private final Repositories repositories;
    private final String publicUrl;

    @Inject
    RepositoriesResource(
            Access access, Repositories repositories, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.access = access;
        this.repositories = repositories;
        this.publicUrl = publicUrl;
    }

    @GET
    public Response list(
            @PathParam("org") String org,
            @QueryParam("status") @Nullable String status,
            @QueryParam("query") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        long organizationId = access.require(org, SEE).organization().id();
        OffsetPage page = OffsetPage.parse(cursor, perPage);
        var rows = repositories.list(organizationId, RepoFilter.of(status, query), page.skip(), page.limit());
        return LinkHeader.answer(page.of(rows), publicUrl, uri);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(@PathParam("org") String org, @Nullable RegisterRequest request) {
        long organizationId = access.require(org, REGISTER).organization().id();
        if (request == null) {
            throw ApiException.badRequest("JSON parse error - the body is empty");
        }
        return switch (repositories.register(organizationId, request)) {
            case Registration.Registered(RepoView repo) ->
                Response.status(Response.Status.CREATED).entity(repo).build();
            case Registration.Existed _ ->
                throw ApiException.typed("repo_exists", "A repository with that configuration already exists");
            case Registration.UnknownProvider _ ->
                // Sentry: no field and no sentence, but this.
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(Map.of("error_type", "validation", "errors", Map.of("provider", "Unknown provider.")))
                        .build();
        };
    }

    @DELETE
    @Path("{id}/")
    public Response delete(@PathParam("org") String org, @PathParam("id") String id) {
        long organizationId = access.require(org, DELETE).organization().id();
        RepoView repo = RepoIds.parse(id)
                .flatMap(number -> repositories.delete(organizationId, number))
                .orElseThrow(ApiException::notFound);
        // Sentry: accepted, for the removal goes on afterwards.
        return Response.accepted(repo).build();
    }
}
