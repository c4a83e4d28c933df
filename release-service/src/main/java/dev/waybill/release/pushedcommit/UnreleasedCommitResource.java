package dev.waybill.release.pushedcommit;

import dev.waybill.release.directory.Callers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The commits of a member that no release has yet. */
@Path("/api/0")
class UnreleasedCommitResource {

    private final Callers callers;
    private final ReadUnreleased readUnreleased;

    @Inject
    UnreleasedCommitResource(Callers callers, ReadUnreleased readUnreleased) {
        this.callers = callers;
        this.readUnreleased = readUnreleased;
    }

    @GET
    @Path("/organizations/{org}/members/{member}/unreleased-commits/")
    public UnreleasedView unreleased(@PathParam("org") String org, @PathParam("member") String member) {
        return readUnreleased.of(callers.memberReader(org), member);
    }
}
