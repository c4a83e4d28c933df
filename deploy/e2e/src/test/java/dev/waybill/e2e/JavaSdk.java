package dev.waybill.e2e;

import io.sentry.Sentry;

/** The real Java SDK. */
final class JavaSdk {

    private static final long LONGEST_FLUSH_MILLIS = 10_000;

    private JavaSdk() {}

    /** Sends one error of a version and returns when the SDK has handed it over. */
    static void sendErrorOf(String version, String dsn) {
        Sentry.init(options -> {
            options.setDsn(dsn);
            options.setRelease(version);
            options.setEnvironment("production");
            options.setEnableUncaughtExceptionHandler(false);
        });
        try {
            Sentry.captureException(new IllegalStateException("the cart is empty"));
            Sentry.flush(LONGEST_FLUSH_MILLIS);
        } finally {
            Sentry.close();
        }
    }
}
