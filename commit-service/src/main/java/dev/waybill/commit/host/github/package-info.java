/** GitHub as a place where repositories live. */
@NullMarked
package dev.waybill.commit.host.github;

import org.jspecify.annotations.NullMarked;
