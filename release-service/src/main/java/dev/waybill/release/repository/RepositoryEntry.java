package dev.waybill.release.repository;

import org.jspecify.annotations.Nullable;

/**
 * A connected repository.
 *
 * @param name as people and clients name it
 * @param provider the id that clients know, such as {@code integrations:github}
 */
public record RepositoryEntry(
        long id, String name, String provider, @Nullable String url, String status) {}
