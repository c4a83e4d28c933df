/** What the name of a version says, and the order of versions. Pure: knows no release. */
@NullMarked
package dev.waybill.release.version;

import org.jspecify.annotations.NullMarked;
