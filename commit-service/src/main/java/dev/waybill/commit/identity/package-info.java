/** Who is behind the names and addresses in commits. */
@NullMarked
package dev.waybill.commit.identity;

import org.jspecify.annotations.NullMarked;
