package dev.waybill.release.release;

import org.jspecify.annotations.Nullable;

/**
 * A release as somebody looks at it.
 *
 * @param projectId the project from which it is seen, with what that one keeps of its commits; null from the organisation, which sees all
 */
public record SeenRelease(Release release, @Nullable Long projectId) {}
