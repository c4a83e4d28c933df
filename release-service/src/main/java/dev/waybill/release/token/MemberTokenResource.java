package dev.waybill.release.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.PageSize;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.member.Members;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** The tokens of another member: how a new one gets the first, and one who left loses the last. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class MemberTokenResource {

    private final Callers callers;
    private final AccessTokens tokens;
    private final Members members;
    private final String publicUrl;

    @Inject
    MemberTokenResource(
            Callers callers,
            AccessTokens tokens,
            Members members,
            @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.tokens = tokens;
        this.members = members;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/organizations/{org}/members/{member}/tokens/")
    public RestResponse<List<TokenView>> list(
            @PathParam("org") String org,
            @PathParam("member") String member,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        Caller caller = callers.memberAdmin(org);
        return LinkHeader.list(
                tokens.list(
                        owner(caller, members.visible(caller, member)), Cursor.parse(cursor), PageSize.parse(perPage)),
                publicUrl,
                uri);
    }

    @POST
    @Path("/organizations/{org}/members/{member}/tokens/")
    @APIResponseSchema(value = TokenView.class, responseCode = "201")
    public RestResponse<TokenView> create(
            @PathParam("org") String org,
            @PathParam("member") String member,
            @RequestBody(ref = "NewMemberToken") @Nullable JsonNode body) {
        Caller caller = callers.memberAdmin(org);
        return created(tokens.create(
                caller, owner(caller, members.subordinate(caller, member)), TokenRequest.readOfMember(body)));
    }

    @DELETE
    @Path("/organizations/{org}/members/{member}/tokens/{token}/")
    public void delete(
            @PathParam("org") String org, @PathParam("member") String member, @PathParam("token") String token) {
        Caller caller = callers.memberAdmin(org);
        tokens.revoke(owner(caller, members.subordinate(caller, member)), token);
    }

    private static TokenOwner owner(Caller caller, long memberId) {
        return new TokenOwner(caller.organization().id(), memberId);
    }

    private static RestResponse<TokenView> created(TokenView token) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, token)
                .header("Cache-Control", "no-store")
                .build();
    }
}
