package dev.waybill.release.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.PageSize;
import dev.waybill.release.directory.Callers;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The tokens of an organisation itself. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class OrganizationTokenResource {

    private final Callers callers;
    private final AccessTokens tokens;
    private final String publicUrl;

    @Inject
    OrganizationTokenResource(
            Callers callers, AccessTokens tokens, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/organizations/{org}/org-auth-tokens/")
    public RestResponse<List<TokenView>> list(
            @PathParam("org") String org,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        Caller caller = callers.organizationReader(org);
        return LinkHeader.list(
                tokens.list(owner(caller), Cursor.parse(cursor), PageSize.parse(perPage)), publicUrl, uri);
    }

    @POST
    @Path("/organizations/{org}/org-auth-tokens/")
    @APIResponseSchema(value = TokenView.class, responseCode = "201")
    public RestResponse<TokenView> create(
            @PathParam("org") String org, @RequestBody(ref = "NewOrganizationToken") @Nullable JsonNode body) {
        Caller caller = callers.organizationWriter(org);
        return created(tokens.create(caller, owner(caller), TokenRequest.readOfOrganization(body)));
    }

    @GET
    @Path("/organizations/{org}/org-auth-tokens/{token}/")
    public TokenView get(@PathParam("org") String org, @PathParam("token") String token) {
        return tokens.get(owner(callers.organizationReader(org)), token);
    }

    @PUT
    @Path("/organizations/{org}/org-auth-tokens/{token}/")
    public TokenView put(
            @PathParam("org") String org,
            @PathParam("token") String token,
            @RequestBody(ref = "TokenName") @Nullable JsonNode body) {
        Caller caller = callers.organizationWriter(org);
        return tokens.rename(owner(caller), token, TokenRequest.readName(body));
    }

    @DELETE
    @Path("/organizations/{org}/org-auth-tokens/{token}/")
    public void delete(@PathParam("org") String org, @PathParam("token") String token) {
        tokens.revoke(owner(callers.organizationWriter(org)), token);
    }

    @POST
    @Path("/organizations/{org}/org-auth-tokens/{token}/rotate/")
    @APIResponseSchema(value = TokenView.class, responseCode = "201")
    public RestResponse<TokenView> rotate(
            @PathParam("org") String org,
            @PathParam("token") String token,
            @RequestBody(ref = "TokenRotation") @Nullable JsonNode body) {
        Caller caller = callers.organizationWriter(org);
        return created(tokens.rotate(
                caller, owner(caller), token, RotateRequest.read(body).overlap()));
    }

    private static TokenOwner owner(Caller caller) {
        return new TokenOwner(caller.organization().id(), null);
    }

    private static RestResponse<TokenView> created(TokenView token) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, token)
                .header("Cache-Control", "no-store")
                .build();
    }
}
