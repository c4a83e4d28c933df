/** The commits of a repository, how they follow each other, and where its refs point. */
@NullMarked
package dev.waybill.commit.graph;

import org.jspecify.annotations.NullMarked;
