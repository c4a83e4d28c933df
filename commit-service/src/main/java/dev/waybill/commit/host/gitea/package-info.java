/** Gitea and Forgejo as places where repositories live. */
@NullMarked
package dev.waybill.commit.host.gitea;

import org.jspecify.annotations.NullMarked;
