/** Teams of members, and the projects that they are responsible for. */
@NullMarked
package dev.waybill.release.team;

import org.jspecify.annotations.NullMarked;
