package dev.waybill.local.stack;

import dev.waybill.local.home.Home;

/** Somebody else supervises this home. */
public final class AlreadyRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyRunning(Home home) {
        super("a stack runs in " + home.directory() + " already");
    }
}
