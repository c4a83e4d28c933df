/** A copy of the connected repositories, so that their names in refs can be checked at once. */
@NullMarked
package dev.waybill.release.repository;

import org.jspecify.annotations.NullMarked;
