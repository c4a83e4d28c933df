/** Git without anything around it. */
@NullMarked
package dev.waybill.commit.host.plaingit;

import org.jspecify.annotations.NullMarked;
