/** Copies of repositories, and the import of their history: what hosts leave out of their webhooks, and what they never tell. */
@NullMarked
package dev.waybill.commit.mirror;

import org.jspecify.annotations.NullMarked;
