/** The service hooks of Azure DevOps. */
@NullMarked
package dev.waybill.commit.webhook.azuredevops;

import org.jspecify.annotations.NullMarked;
