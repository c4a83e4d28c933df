package dev.waybill.release.member;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.Page;
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

/** The members of an organisation and of its teams. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class MemberResource {

    private final Callers callers;
    private final Members members;
    private final String publicUrl;

    @Inject
    MemberResource(Callers callers, Members members, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.members = members;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/organizations/{org}/members/")
    public RestResponse<List<MemberView>> list(
            @PathParam("org") String org,
            @QueryParam("query") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("per_page") @Nullable String perPage,
            @Context UriInfo uri) {
        Caller caller = callers.memberReader(org);
        return LinkHeader.list(
                members.list(caller, requireNonNullElse(query, ""), Cursor.parse(cursor), PageSize.parse(perPage)),
                publicUrl,
                uri);
    }

    @GET
    @Path("/teams/{org}/{team}/members/")
    public RestResponse<List<MemberView>> ofTeam(
            @PathParam("org") String org, @PathParam("team") String team, @Context UriInfo uri) {
        Caller caller = callers.teamReader(org);
        return LinkHeader.list(Page.single(members.ofTeam(caller, team)), publicUrl, uri);
    }

    /** Nothing is mailed: whoever adds a member tells so. To vouch for the address takes {@code member:admin}. */
    @POST
    @Path("/organizations/{org}/members/")
    @APIResponseSchema(value = MemberView.class, responseCode = "201")
    public RestResponse<MemberView> add(
            @PathParam("org") String org, @RequestBody(ref = "NewMember") @Nullable JsonNode body) {
        Caller caller = callers.memberInviter(org);
        MemberRequest request = MemberRequest.readNew(body);
        return RestResponse.status(
                RestResponse.Status.CREATED,
                members.add(request.verified() ? callers.memberAdmin(org) : caller, request));
    }

    @GET
    @Path("/organizations/{org}/members/{member}/")
    public MemberView get(@PathParam("org") String org, @PathParam("member") String member) {
        return members.get(callers.memberReader(org), member);
    }

    @PUT
    @Path("/organizations/{org}/members/{member}/")
    public MemberView put(
            @PathParam("org") String org,
            @PathParam("member") String member,
            @RequestBody(ref = "MemberChange") @Nullable JsonNode body) {
        Caller caller = callers.memberWriter(org);
        return members.change(caller, member, MemberRequest.readChange(body));
    }

    @DELETE
    @Path("/organizations/{org}/members/{member}/")
    public void delete(@PathParam("org") String org, @PathParam("member") String member) {
        members.remove(callers.memberAdmin(org), member);
    }

    @POST
    @Path("/organizations/{org}/members/{member}/teams/{team}/")
    @APIResponseSchema(value = MemberView.class, responseCode = "201")
    public RestResponse<MemberView> join(
            @PathParam("org") String org, @PathParam("member") String member, @PathParam("team") String team) {
        Caller caller = callers.teamWriter(org);
        return RestResponse.status(RestResponse.Status.CREATED, members.join(caller, member, team));
    }

    @DELETE
    @Path("/organizations/{org}/members/{member}/teams/{team}/")
    public MemberView leave(
            @PathParam("org") String org, @PathParam("member") String member, @PathParam("team") String team) {
        return members.leave(callers.teamWriter(org), member, team);
    }
}
