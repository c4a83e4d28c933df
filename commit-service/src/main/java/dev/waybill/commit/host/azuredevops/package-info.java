/** Azure DevOps as a place where repositories live. */
@NullMarked
package dev.waybill.commit.host.azuredevops;

import org.jspecify.annotations.NullMarked;
