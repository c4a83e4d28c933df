package dev.waybill.release.release;

import dev.waybill.release.release.SaveRelease.Saved;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the resources of organisations and of projects answer alike. */
final class ReleaseAnswers {

    private static final int ALREADY_REPORTED = 208;

    private ReleaseAnswers() {}

    /** 201 for what is new, 208 for what was there. */
    static RestResponse<ReleaseView> saved(Saved saved) {
        return RestResponse.ResponseBuilder.<ReleaseView>create(
                        saved.isNew() ? Response.Status.CREATED.getStatusCode() : ALREADY_REPORTED)
                .entity(saved.release())
                .build();
    }

    /** Whether a parameter says that nothing shall change. */
    static boolean isDryRun(@Nullable String parameter) {
        return "1".equals(parameter) || "true".equals(parameter);
    }

    /** 200 with what would go where nothing did, else 204. */
    static RestResponse<DeletionView> deleted(@Nullable DeletionView plan) {
        return plan == null ? RestResponse.noContent() : RestResponse.ok(plan);
    }
}
