package dev.waybill.release.account;

import dev.waybill.release.account.AccountView.UserView;
import dev.waybill.release.directory.Callers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Who the caller is: what clients ask before anything else. */
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
    @Path("/users/me/")
    public UserView me() {
        return accounts.user(callers.anybody());
    }

    /** Where the caller's organisations are served: here. sentry-cli asks before it lists them. */
    @GET
    @Path("/users/me/regions/")
    public RegionsView regions() {
        callers.anybody();
        return new RegionsView(List.of(new RegionsView.RegionView("waybill", publicUrl)));
    }
}
