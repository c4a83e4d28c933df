/** The pull requests of a repository, which some hosts call merge requests. */
@NullMarked
package dev.waybill.commit.pullrequest;

import org.jspecify.annotations.NullMarked;
