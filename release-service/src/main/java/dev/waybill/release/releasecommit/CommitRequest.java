package dev.waybill.release.releasecommit;

import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.PageSize;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of lists of commits and of their files.
 *
 * @param repositoryId only of the repository with that id, here or at its host
 * @param repositoryName only of the repository with that name
 */
record CommitRequest(
        @QueryParam("repo_id") @Nullable String repositoryId,
        @QueryParam("repo_name") @Nullable String repositoryName,
        @QueryParam("per_page") @Nullable String perPage,
        @QueryParam("cursor") @Nullable String cursor) {

    /** 400 for a cursor that is none. */
    Cursor place() {
        return Cursor.parse(cursor);
    }

    /** 400 for a size that is none. */
    int size() {
        return PageSize.parse(perPage);
    }
}
