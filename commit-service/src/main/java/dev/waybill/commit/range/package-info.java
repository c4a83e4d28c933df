/** Answers questions about what lies between two commits. */
@NullMarked
package dev.waybill.commit.range;

import org.jspecify.annotations.NullMarked;
