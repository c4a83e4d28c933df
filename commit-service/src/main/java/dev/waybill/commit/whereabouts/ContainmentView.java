package dev.waybill.commit.whereabouts;

import org.jspecify.annotations.Nullable;

/**
 * Whether a commit is in the history of another one.
 *
 * @param id the commit, its full id
 * @param head the other one, its full id
 * @param contained true if it is an ancestor of the head or the head itself, false if not, null if that cannot be told: the graph has a gap
 *     between them, or is being erased
 */
record ContainmentView(String id, String head, @Nullable Boolean contained) {}
