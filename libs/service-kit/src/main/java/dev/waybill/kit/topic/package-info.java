/** The topics as they are declared, how they come to exist on a broker, and how a broker is reached. */
@NullMarked
package dev.waybill.kit.topic;

import org.jspecify.annotations.NullMarked;
