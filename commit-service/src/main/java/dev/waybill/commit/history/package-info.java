/** What is missing in the history of repositories: noted when a push leaves it out, asked of the host, and shown until it is there. */
@NullMarked
package dev.waybill.commit.history;

import org.jspecify.annotations.NullMarked;
