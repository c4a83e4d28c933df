/** GitLab as a place where repositories live. */
@NullMarked
package dev.waybill.commit.host.gitlab;

import org.jspecify.annotations.NullMarked;
