package dev.waybill.release.token;

import org.jspecify.annotations.Nullable;

/**
 * Whose tokens.
 *
 * @param memberId null for those of the organisation itself
 */
record TokenOwner(long organizationId, @Nullable Long memberId) {}
