/** Child processes: started detached from the terminal, watched, restarted and ended. */
@NullMarked
package dev.waybill.local.process;

import org.jspecify.annotations.NullMarked;
