package dev.waybill.release.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.error.ApiException;
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

/** The tokens of the member who asks. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class OwnTokenResource {

    private final Callers callers;
    private final AccessTokens tokens;
    private final String publicUrl;

    @Inject
    OwnTokenResource(
            Callers callers, AccessTokens tokens, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/api-tokens/")
    public RestResponse<List<TokenView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        return LinkHeader.list(
                tokens.list(owner(callers.anybody()), Cursor.parse(cursor), PageSize.parse(perPage)), publicUrl, uri);
    }

    @POST
    @Path("/api-tokens/")
    @APIResponseSchema(value = TokenView.class, responseCode = "201")
    public RestResponse<TokenView> create(@RequestBody(ref = "NewMemberToken") @Nullable JsonNode body) {
        Caller caller = callers.anybody();
        return created(tokens.create(caller, owner(caller), TokenRequest.readOfMember(body)));
    }

    /** Sentry's old way, which names the token in the body. */
    @DELETE
    @Path("/api-tokens/")
    public void deleteNamed(@RequestBody(ref = "TokenToDelete") @Nullable JsonNode body) {
        TokenOwner owner = owner(callers.anybody());
        tokens.revoke(owner, TokenRequest.readId(body));
    }

    @GET
    @Path("/api-tokens/{token}/")
    public TokenView get(@PathParam("token") String token) {
        return tokens.get(owner(callers.anybody()), token);
    }

    @PUT
    @Path("/api-tokens/{token}/")
    public TokenView put(@PathParam("token") String token, @RequestBody(ref = "TokenName") @Nullable JsonNode body) {
        TokenOwner owner = owner(callers.anybody());
        return tokens.rename(owner, token, TokenRequest.readName(body));
    }

    @DELETE
    @Path("/api-tokens/{token}/")
    public void delete(@PathParam("token") String token) {
        tokens.revoke(owner(callers.anybody()), token);
    }

    @POST
    @Path("/api-tokens/{token}/rotate/")
    @APIResponseSchema(value = TokenView.class, responseCode = "201")
    public RestResponse<TokenView> rotate(
            @PathParam("token") String token, @RequestBody(ref = "TokenRotation") @Nullable JsonNode body) {
        Caller caller = callers.anybody();
        return created(tokens.rotate(
                caller, owner(caller), token, RotateRequest.read(body).overlap()));
    }

    /** 403 for a token of an organisation, behind which is no member. */
    private static TokenOwner owner(Caller caller) {
        if (caller.memberId() == null) {
            throw ApiException.forbidden();
        }
        return new TokenOwner(caller.organization().id(), caller.memberId());
    }

    private static RestResponse<TokenView> created(TokenView token) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, token)
                .header("Cache-Control", "no-store")
                .build();
    }
}
