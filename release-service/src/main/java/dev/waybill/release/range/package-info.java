/** Questions to the owner of the commit graph, each asked once however many releases and deploys want to know, and their answers. */
@NullMarked
package dev.waybill.release.range;

import org.jspecify.annotations.NullMarked;
