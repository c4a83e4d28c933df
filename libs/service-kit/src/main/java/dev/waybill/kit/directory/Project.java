package dev.waybill.kit.directory;

import org.jspecify.annotations.Nullable;

/** A project of an organisation. */
public record Project(
        long id,
        long organizationId,
        String slug,
        String name,
        @Nullable String platform) {}
