package dev.waybill.release.releasecommit;

import dev.waybill.kit.access.Caller;
import dev.waybill.kit.paging.LinkHeader;
import dev.waybill.release.directory.Callers;
import dev.waybill.release.release.CommitView;
import dev.waybill.release.release.RepositoryView;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/** What is in a release of an organisation. */
@Path("/api/0")
class ReleaseCommitResource {

    private final Callers callers;
    private final ReadCommits readCommits;
    private final String publicUrl;

    @Inject
    ReleaseCommitResource(
            Callers callers, ReadCommits readCommits, @ConfigProperty(name = "waybill.public-url") String publicUrl) {
        this.callers = callers;
        this.readCommits = readCommits;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/organizations/{org}/releases/{version}/commits/")
    public RestResponse<List<CommitView>> commits(
            @PathParam("org") String org,
            @PathParam("version") String version,
            @BeanParam CommitRequest request,
            @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return LinkHeader.list(readCommits.commits(caller.organization().id(), null, version, request), publicUrl, uri);
    }

    @GET
    @Path("/organizations/{org}/releases/{version}/commitfiles/")
    public RestResponse<List<FileView>> files(
            @PathParam("org") String org,
            @PathParam("version") String version,
            @BeanParam CommitRequest request,
            @Context UriInfo uri) {
        Caller caller = callers.reader(org);
        return LinkHeader.list(readCommits.files(caller.organization().id(), null, version, request), publicUrl, uri);
    }

    @GET
    @Path("/organizations/{org}/releases/{version}/repositories/")
    public List<RepositoryView> repositories(@PathParam("org") String org, @PathParam("version") String version) {
        Caller caller = callers.reader(org);
        return readCommits.repositories(caller.organization().id(), null, version);
    }

    /** The issues that the release resolves. Waybill keeps no issues yet, so there are none. */
    @GET
    @Path("/organizations/{org}/releases/{version}/resolved/")
    public List<Object> resolved(@PathParam("org") String org, @PathParam("version") String version) {
        Caller caller = callers.visitor(org);
        readCommits.require(caller.organization().id(), null, version);
        return List.of();
    }
}
