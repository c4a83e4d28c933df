/** The commit list of a release: given as a list, or asked from the commit graph by refs. */
@NullMarked
package dev.waybill.release.releasecommit;

import org.jspecify.annotations.NullMarked;
