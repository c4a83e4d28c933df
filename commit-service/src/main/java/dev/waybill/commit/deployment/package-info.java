/** Deployments that Git hosts run, told on as facts. */
@NullMarked
package dev.waybill.commit.deployment;

import org.jspecify.annotations.NullMarked;
