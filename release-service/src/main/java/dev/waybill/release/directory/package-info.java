/** Organisations, projects with their keys, members and tokens: who may do what, announced to every other service. */
@NullMarked
package dev.waybill.release.directory;

import org.jspecify.annotations.NullMarked;
