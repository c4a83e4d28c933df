package dev.waybill.release.releasecommit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.release.release.AuthorView;
import org.jspecify.annotations.Nullable;

/**
 * A file change on the wire.
 *
 * @param id tells it from the release's other ones
 * @param type {@code A}, {@code M} or {@code D}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FileView(
        String id,
        long orgId,
        AuthorView author,
        @Nullable String commitMessage,
        String filename,
        String type,
        String repoName) {}
