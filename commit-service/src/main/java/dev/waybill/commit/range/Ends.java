package dev.waybill.commit.range;

import java.util.Optional;

/**
 * The ends of a range as far as the graph knows them.
 *
 * @param head the full id of the commit, empty if it was not told yet
 * @param base the full id, empty if it is unknown or was not asked for
 */
record Ends(Optional<String> head, Optional<String> base) {}
