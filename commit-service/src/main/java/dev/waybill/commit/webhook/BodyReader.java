package dev.waybill.commit.webhook;

import dev.waybill.kit.error.ApiException;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies that may be large, of senders that are not known yet: at most {@link #LIMIT} each, and at most {@link #ALL} of all together, so
 * that nobody fills the memory by sending many at once.
 */
@Singleton
final class BodyReader {

    /** GitHub sends nothing larger; the other hosts stay far below. */
    static final int LIMIT = 25 * 1024 * 1024;

    private static final int ALL = 2 * LIMIT;
    private static final int STEP = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore room;

    BodyReader() {
        this(ALL);
    }

    BodyReader(int all) {
        this.room = new Semaphore(all / STEP);
    }

    /** What to do with a body that was read. */
    @FunctionalInterface
    interface Use<T> {
        T of(byte[] body);
    }

    /**
     * Reads a body and uses it.
     *
     * @param announced its length as the sender says, negative if it does not
     * @throws ApiException 413 if it is larger than the limit, 503 if there is no room for it within 5 seconds, 400 if it breaks off
     */
    <T> T read(InputStream body, long announced, Use<T> use) {
        if (announced > LIMIT) {
            throw tooLarge();
        }
        int taken = 0;
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.clamp(announced, 1024, STEP));
            byte[] step = new byte[8 * 1024];
            for (int read = body.read(step); read >= 0; read = body.read(step)) {
                if (bytes.size() + read > LIMIT) {
                    throw tooLarge();
                }
                while (taken * (long) STEP < bytes.size() + read) {
                    takeRoom();
                    taken++;
                }
                bytes.write(step, 0, read);
            }
            return use.of(bytes.toByteArray());
        } catch (IOException brokenOff) {
            throw ApiException.badRequest("The body broke off.");
        } finally {
            room.release(taken);
        }
    }

    private void takeRoom() {
        try {
            if (!room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ApiException.unavailable("Too many large deliveries at once.", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("The service is going down.", PATIENCE);
        }
    }

    private static ApiException tooLarge() {
        return ApiException.tooLarge("A delivery has at most " + LIMIT / 1024 / 1024 + " MiB.");
    }
}
