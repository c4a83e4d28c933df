package dev.waybill.commit.webhook;

import dev.waybill.kit.error.ApiException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies that may be large, of senders that are not known yet: at most {@link #LIMIT} each, so many of the larger ones at once as {@link
 * #ALL} has room for, and none for longer than {@link #LONGEST}. So nobody fills the memory or holds all threads by sending many, or slowly.
 */
@Singleton
final class BodyReader {

    /** GitHub sends nothing larger; the other hosts stay far below. */
    static final int LIMIT = 25 * 1024 * 1024;

    /** Each body is there twice while its pieces are joined. */
    private static final int ALL = 2 * LIMIT;

    private static final int PIECE = 64 * 1024;
    private static final byte[] NOTHING = {};

    /** Nearly all bodies are smaller than so many pieces; these do not wait for the larger ones. */
    private static final int FREE_PIECES = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Semaphore room;
    private final Clock clock;

    @Inject
    BodyReader(Clock clock) {
        this(ALL, clock);
    }

    BodyReader(int all, Clock clock) {
        this.room = new Semaphore(all / PIECE);
        this.clock = clock;
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
     * @throws ApiException 413 if it is larger than the limit, 503 if there is no room for it within 5 seconds, 408 if it takes longer than a
     *     minute, 400 if it breaks off
     */
    <T> T read(InputStream body, long announced, Use<T> use) {
        if (announced > LIMIT) {
            throw tooLarge();
        }
        List<byte[]> pieces = new ArrayList<>();
        int taken = 0;
        try {
            Instant deadline = clock.instant().plus(LONGEST);
            byte[] piece = piece(body, sizeOfFirst(announced), deadline);
            while (piece.length > 0) {
                pieces.add(piece);
                if (pieces.size() > LIMIT / PIECE) {
                    throw tooLarge();
                }
                piece = piece(body, PIECE, deadline);
                if (pieces.size() >= FREE_PIECES && piece.length > 0) {
                    takeRoom(2);
                    taken += 2;
                }
            }
            return use.of(joined(pieces));
        } catch (IOException brokenOff) {
            throw ApiException.badRequest("The body broke off.");
        } finally {
            room.release(taken);
        }
    }

    /** A body that tells its length, as nearly all do, takes no more memory than that. */
    private static int sizeOfFirst(long announced) {
        return announced < 0 ? PIECE : Math.clamp(announced, 1, PIECE);
    }

    /** The next bytes: so many, fewer only at the end. */
    private byte[] piece(InputStream body, int size, Instant deadline) throws IOException {
        int first = body.read();
        if (first < 0) {
            return NOTHING;
        }
        byte[] piece = new byte[size];
        piece[0] = (byte) first;
        int filled = 1;
        for (int read = 0; read >= 0 && filled < size; filled += Math.max(0, read)) {
            read = body.read(piece, filled, size - filled);
            if (clock.instant().isAfter(deadline)) {
                throw ApiException.detail(408, "The body took longer than " + LONGEST.toSeconds() + " seconds.");
            }
        }
        return filled == size ? piece : Arrays.copyOf(piece, filled);
    }

    private static byte[] joined(List<byte[]> pieces) {
        if (pieces.size() == 1) {
            return pieces.getFirst();
        }
        ByteBuffer body = ByteBuffer.allocate(
                pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(body::put);
        return body.array();
    }

    private void takeRoom(int pieces) {
        try {
            if (!room.tryAcquire(pieces, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
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
