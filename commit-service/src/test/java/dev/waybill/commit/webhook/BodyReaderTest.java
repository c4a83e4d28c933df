package dev.waybill.commit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

    private final BodyReader reader = new BodyReader(Clock.systemUTC());

    @Test
    void givesTheBytesAsTheyCame() {
        byte[] body = new byte[300_000];
        new Random(1).nextBytes(body);

        assertThat(reader.<byte[]>read(new ByteArrayInputStream(body), -1, bytes -> bytes))
                .isEqualTo(body);
        assertThat(reader.<byte[]>read(InputStream.nullInputStream(), 0, bytes -> bytes))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 999, 1_000, 1_001, 64 * 1024, 1_000_000})
    void givesTheBytesWhateverLengthWasAnnounced(long announced) {
        byte[] body = new byte[1_000];
        new Random(2).nextBytes(body);

        assertThat(reader.<byte[]>read(new ByteArrayInputStream(body), announced, bytes -> bytes))
                .isEqualTo(body);
    }

    @Test
    void refusesWhatIsAnnouncedAsTooLargeWithoutReadingIt() {
        InputStream untouchable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("was read");
            }
        };

        assertRefused(413, () -> reader.read(untouchable, BodyReader.LIMIT + 1L, bytes -> bytes));
    }

    @Test
    void refusesWhatTurnsOutTooLarge() {
        assertRefused(413, () -> reader.read(endless(), 10, bytes -> bytes));
    }

    @Test
    void takesExactlyTheLimit() {
        byte[] body = new byte[BodyReader.LIMIT];

        assertThat(reader.<byte[]>read(new ByteArrayInputStream(body), body.length, bytes -> bytes))
                .hasSize(BodyReader.LIMIT);
    }

    @Test
    void endsABodyThatDripsForTooLong() {
        Instant[] now = {Instant.EPOCH};
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        InputStream dripping = new InputStream() {
            @Override
            public int read() {
                now[0] = now[0].plus(Duration.ofSeconds(9));
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                into[from] = (byte) read();
                return 1;
            }
        };

        assertRefused(408, () -> new BodyReader(clock).read(dripping, -1, bytes -> bytes));
    }

    @Test
    void smallBodiesNeedNoRoom() {
        BodyReader full = new BodyReader(0, Clock.systemUTC());

        assertThat(full.<byte[]>read(new ByteArrayInputStream(new byte[256 * 1024]), -1, bytes -> bytes))
                .hasSize(256 * 1024);
        assertRefused(503, () -> full.read(new ByteArrayInputStream(new byte[256 * 1024 + 1]), -1, bytes -> bytes));
    }

    @Test
    void givesTheRoomBackHoweverItEnds() {
        BodyReader small = new BodyReader(2 * 1024 * 1024, Clock.systemUTC());
        for (int i = 0; i < 5; i++) {
            assertRefused(400, () -> small.read(breakingOff(), -1, bytes -> bytes));
        }

        assertThat(small.<byte[]>read(new ByteArrayInputStream(new byte[1_000_000]), -1, bytes -> bytes))
                .hasSize(1_000_000);
    }

    private static void assertRefused(int status, Runnable call) {
        assertThatThrownBy(call::run)
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .extracting(ApiException::status)
                .isEqualTo(status);
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return length;
            }
        };
    }

    private static InputStream breakingOff() {
        return new InputStream() {
            private int left = 900_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 'x';
            }
        };
    }
}
