package dev.waybill.release.account;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.kit.paging.Page;
import dev.waybill.release.account.AccountView.UserView;
import dev.waybill.release.directory.Callers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Who the caller is and what it sees: what clients ask before anything else. */
@Path("/api/0")
class AccountResource {

    private final Callers callers;
    private final Accounts accounts;
    private final String publicUrl;

    @Inject
    AccountResource(Callers callers, Accounts accounts, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.accounts = accounts;
        this.publicUrl = publicUrl;
    }

    /** Open to anybody, but a token that is given must count. */
    @GET
    @Path("/")
    public AccountView root(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return authorization == null ? Accounts.anonymous() : accounts.of(callers.anybody());
    }

    @GET
    @Path("/auth/")
    public UserView user() {
        return accounts.user(callers.anybody());
    }

    @GET
    @Path("/organizations/")
    public Response organizations(@Context UriInfo uri) {
        Caller caller = callers.anybody();
        return LinkHeader.answer(Page.single(List.of(accounts.organization(caller))), publicUrl, uri);
    }

    @GET
    @Path("/organizations/{org}/")
    public OrganizationView organization(@PathParam("org") String org) {
        return accounts.organization(callers.visitor(org));
    }

    @GET
    @Path("/organizations/{org}/projects/")
    public Response projects(@PathParam("org") String org, @Context UriInfo uri) {
        Caller caller = callers.visitor(org);
        return LinkHeader.answer(Page.single(accounts.projects(caller)), publicUrl, uri);
    }

    @GET
    @Path("/projects/{org}/{project}/")
    public ProjectView project(@PathParam("org") String org, @PathParam("project") String project) {
        return accounts.project(callers.visitor(org), project);
    }
}
