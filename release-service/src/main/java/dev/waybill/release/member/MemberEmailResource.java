package dev.waybill.release.member;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.kit.access.Caller;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.member.MemberView.EmailView;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The addresses of a member. */
@Path("/api/0")
@Produces(MediaType.APPLICATION_JSON)
class MemberEmailResource {

    private final Callers callers;
    private final MemberEmails emails;

    @Inject
    MemberEmailResource(Callers callers, MemberEmails emails) {
        this.callers = callers;
        this.emails = emails;
    }

    @GET
    @Path("/organizations/{org}/members/{member}/emails/")
    public List<EmailView> list(@PathParam("org") String org, @PathParam("member") String member) {
        return emails.list(callers.memberReader(org), member);
    }

    @POST
    @Path("/organizations/{org}/members/{member}/emails/")
    @APIResponseSchema(value = EmailView.class, responseCode = "201")
    public RestResponse<EmailView> add(
            @PathParam("org") String org,
            @PathParam("member") String member,
            @RequestBody(ref = "MemberAddress") @Nullable JsonNode body) {
        Caller caller = callers.memberWriter(org);
        return RestResponse.status(
                RestResponse.Status.CREATED, emails.claim(caller, member, MemberRequest.readEmail(body)));
    }

    /** Vouches for the address of the body. */
    @PUT
    @Path("/organizations/{org}/members/{member}/emails/")
    public EmailView vouch(
            @PathParam("org") String org,
            @PathParam("member") String member,
            @RequestBody(ref = "MemberAddress") @Nullable JsonNode body) {
        Caller caller = callers.memberAdmin(org);
        return emails.vouch(caller, member, MemberRequest.readEmail(body));
    }

    @DELETE
    @Path("/organizations/{org}/members/{member}/emails/")
    public void delete(
            @PathParam("org") String org,
            @PathParam("member") String member,
            @RequestBody(ref = "MemberAddress") @Nullable JsonNode body) {
        Caller caller = callers.memberAdmin(org);
        emails.drop(caller, member, MemberRequest.readEmail(body));
    }

    /** A link that proves the address of the body, to be sent there by whoever asks for it. */
    @POST
    @Path("/organizations/{org}/members/{member}/emails/confirm/")
    @APIResponseSchema(value = ConfirmationView.class, responseCode = "201")
    public RestResponse<ConfirmationView> confirm(
            @PathParam("org") String org,
            @PathParam("member") String member,
            @RequestBody(ref = "MemberAddress") @Nullable JsonNode body) {
        Caller caller = callers.memberAdmin(org);
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, emails.link(caller, member, MemberRequest.readEmail(body)))
                .header("Cache-Control", "no-store")
                .build();
    }
}
