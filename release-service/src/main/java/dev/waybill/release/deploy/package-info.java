/** Deploys: what ran before, what a deploy brings or takes, and when that can be told. */
@NullMarked
package dev.waybill.release.deploy;

import org.jspecify.annotations.NullMarked;
