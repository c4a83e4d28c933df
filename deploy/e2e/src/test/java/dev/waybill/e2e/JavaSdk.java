package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sentry.Sentry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The real Java SDK. */
final class JavaSdk {

    private static final long LONGEST_FLUSH_MILLIS = 30_000;
    private static final int TRIES = 5;

    private JavaSdk() {}

    /**
     * Sends one error of a version and returns when the SDK has handed it over. The SDK throws away what it could not, such as where a busy
     * machine's broker takes so long that nothing is accepted for a moment; then there is another error, as an application would have.
     */
    static void sendErrorOf(String version, String dsn) {
        assertThat(Stream.generate(() -> isHandedOver(version, dsn))
                        .limit(TRIES)
                        .anyMatch(handedOver -> handedOver))
                .as("an error of " + version + " is handed over")
                .isTrue();
    }

    private static boolean isHandedOver(String version, String dsn) {
        AtomicBoolean discarded = new AtomicBoolean();
        Sentry.init(options -> {
            options.setDsn(dsn);
            options.setRelease(version);
            options.setEnvironment("production");
            options.setEnableUncaughtExceptionHandler(false);
            options.setOnDiscard((_, _, _) -> discarded.set(true));
        });
        try {
            Sentry.captureException(new IllegalStateException("the cart is empty"));
            Sentry.flush(LONGEST_FLUSH_MILLIS);
        } finally {
            Sentry.close();
        }
        return !discarded.get();
    }
}
