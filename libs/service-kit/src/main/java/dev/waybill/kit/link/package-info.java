/** Links that carry a capability: who holds one may read the one page it names, until it expires. */
@NullMarked
package dev.waybill.kit.link;

import org.jspecify.annotations.NullMarked;
