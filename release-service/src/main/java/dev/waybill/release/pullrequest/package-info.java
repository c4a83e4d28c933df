/** A copy of the pull requests of connected repositories, to say of a commit which of them brought it. */
@NullMarked
package dev.waybill.release.pullrequest;

import org.jspecify.annotations.NullMarked;
