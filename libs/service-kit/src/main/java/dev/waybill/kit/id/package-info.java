/** Time and identity: the one clock and the one source of new ids, injected so that tests can hold them still. */
@NullMarked
package dev.waybill.kit.id;

import org.jspecify.annotations.NullMarked;
