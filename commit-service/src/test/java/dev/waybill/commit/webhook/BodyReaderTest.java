package dev.waybill.commit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.kit.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    private final BodyReader reader = new BodyReader();

    @Test
    void givesTheBytesAsTheyCame() {
        byte[] body = new byte[300_000];
        new Random(1).nextBytes(body);

        assertThat(reader.<byte[]>read(new ByteArrayInputStream(body), -1, bytes -> bytes))
                .isEqualTo(body);
        assertThat(reader.<byte[]>read(InputStream.nullInputStream(), 0, bytes -> bytes))
                .isEmpty();
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
    void givesTheRoomBackHoweverItEnds() {
        BodyReader small = new BodyReader(1024 * 1024);
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
