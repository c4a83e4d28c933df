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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/0/organizations/{org}/repos/}. */
@Path("/api/0/organizations/{org}/repos/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RepositoriesResource {

    private static final String REFUSED =
            "What was sent is wrong, exists already ({\"detail\": {\"code\": \"repo_exists\"}}) or is refused by the host ({\"error_type\": \"validation\", \"errors\": {}}).";

    private static final String[] SEE = {"org:read", "org:write", "org:admin", "org:integrations", "org:ci"};
    private static final String[] REGISTER = {"org:read", "org:write", "org:admin", "org:integrations"};
    private static final String[] CHANGE = {"org:write", "org:admin", "org:integrations"};
    private static final String[] DELETE = {"org:admin", "org:integrations"};

    private final Access access;
    private final Repositories repositories;
    private final ConnectRepo connectRepo;
    private final ChangeRepo changeRepo;
    private final DescribeRepo describeRepo;
    private final String publicUrl;

    @Inject
    RepositoriesResource(
            Access access,
            Repositories repositories,
            ConnectRepo connectRepo,
            ChangeRepo changeRepo,
            DescribeRepo describeRepo,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.access = access;
        this.repositories = repositories;
        this.connectRepo = connectRepo;
        this.changeRepo = changeRepo;
        this.describeRepo = describeRepo;
        this.publicUrl = publicUrl;
    }

    /**
     * The repositories of an organisation by name, page by page.
     *
     * @param status {@code active} (the default, or {@code visible}), {@code hidden}, {@code disabled}; {@code deleted} and its kin for those
     *     that are being removed
     * @param query a part of the name, the path or the address, or the host's id
     * @param cursor of the {@code Link} header of the page before
     * @param perPage at most 100
     * @return 200; {@code integration_id} is not looked at, for there are no integrations here
     */
    @GET
    public RestResponse<List<RepoView>> list(
            @PathParam("org") String org,
            @QueryParam("status") @Nullable String status,
            @QueryParam("query") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        long organizationId = access.require(org, SEE).organization().id();
        OffsetPage page = OffsetPage.parse(cursor, perPage);
        var rows = repositories.list(organizationId, RepoFilter.of(status, query), page.skip(), page.limit());
        return LinkHeader.list(page.of(rows), publicUrl, uri);
    }

    /**
     * Connects a repository. With a token its host is asked whether it opens the repository, and the webhook is made there; without one the
     * answer says what to enter at the host.
     *
     * @return 201 with the repository, {@code webhookUrl}, how the {@code webhook} stands, and {@code webhookSecret} this once if it was
     *     made here; 400 for what is malformed, exists already or is refused by the host
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RepoView.class)))
    @APIResponse(
            responseCode = "400",
            description = REFUSED,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public RepoView register(@PathParam("org") String org, @Nullable RegisterRequest request) {
        long organizationId = access.require(org, REGISTER).organization().id();
        if (request == null) {
            throw ApiException.badRequest("JSON parse error - the body is empty");
        }
        return switch (connectRepo.connect(organizationId, request)) {
            case Registration.Registered(RepoView repo) -> repo;
            case Registration.Existed _ ->
                throw ApiException.typed("repo_exists", "A repository with that configuration already exists");
            case Registration.UnknownProvider _ -> throw invalid("provider", "Unknown provider.");
            case Registration.Rejected(String sentence) -> throw invalid("__all__", sentence);
        };
    }

    /**
     * One repository with how it is connected: where it is fetched from, and how its webhook stands. For whoever may connect one.
     *
     * @return 200; 404 for one that the organisation does not have
     */
    @GET
    @Path("{id}/")
    public RepoView show(@PathParam("org") String org, @PathParam("id") String id) {
        long organizationId = access.require(org, CHANGE).organization().id();
        return RepoIds.parse(id)
                .flatMap(number -> describeRepo.describe(organizationId, number, null))
                .orElseThrow(ApiException::notFound);
    }

    /**
     * Changes how a repository is shown and connected. With a new token the host is asked whether it opens the repository, and the webhook
     * is made or mended there.
     *
     * @return 200 with the repository; 400 for what is malformed or refused by the host; 404 for one that the organisation does not have
     */
    @PUT
    @Path("{id}/")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RepoView.class)))
    @APIResponse(
            responseCode = "400",
            description = REFUSED,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public RepoView change(@PathParam("org") String org, @PathParam("id") String id, @Nullable ChangeRequest request) {
        long organizationId = access.require(org, CHANGE).organization().id();
        long number = RepoIds.parse(id).orElseThrow(ApiException::notFound);
        if (request == null) {
            throw ApiException.badRequest("JSON parse error - the body is empty");
        }
        return switch (changeRepo.change(organizationId, number, request)) {
            case Change.Changed(RepoView repo) -> repo;
            case Change.Unknown _ -> throw ApiException.notFound();
            case Change.Rejected(String sentence) -> throw invalid("__all__", sentence);
        };
    }

    /**
     * Lets a repository go. Its webhook is taken away at the host, and what belongs to it is removed, afterwards.
     *
     * @return 202 with the repository; 404 for one that the organisation does not have
     */
    @DELETE
    @Path("{id}/")
    @ResponseStatus(202)
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RepoView.class)))
    public RepoView delete(@PathParam("org") String org, @PathParam("id") String id) {
        long organizationId = access.require(org, DELETE).organization().id();
        // Sentry: accepted, for the removal goes on afterwards.
        return RepoIds.parse(id)
                .flatMap(number -> repositories.delete(organizationId, number))
                .orElseThrow(ApiException::notFound);
    }

    /** Sentry: a form of its own for what its provider classes refuse. */
    private static ApiException invalid(String field, String sentence) {
        return ApiException.invalid(Map.of("error_type", "validation", "errors", Map.of(field, sentence)));
    }
}
