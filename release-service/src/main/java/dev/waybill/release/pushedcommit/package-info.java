/** Commits that were pushed to connected repositories, kept for a while to tell which of them no release has yet. */
@NullMarked
package dev.waybill.release.pushedcommit;

import org.jspecify.annotations.NullMarked;
