package dev.waybill.release.member;

import dev.waybill.kit.error.ApiException;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where the link leads that proves an address. Only the button counts, because mail scanners open links too. */
@Path("/verify-address/{sealed}")
@Blocking
@Produces(MediaType.TEXT_HTML)
class VerifyAddressResource {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final MemberEmails emails;

    @Inject
    VerifyAddressResource(MemberEmails emails) {
        this.emails = emails;
    }

    @GET
    public Response ask(@PathParam("sealed") String sealed) {
        return page(emails.address(sealed).orElseThrow(ApiException::notFound), false);
    }

    @POST
    @APIResponse(responseCode = "200", description = "Confirmed.", content = @Content(mediaType = MediaType.TEXT_HTML))
    public Response confirm(@PathParam("sealed") String sealed) {
        return page(emails.confirm(sealed).orElseThrow(ApiException::notFound), true);
    }

    private static Response page(String email, boolean confirmed) {
        return Response.ok(AddressTemplates.verify(email, confirmed).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
