package dev.waybill.ingest.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdOutputStream;
import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {

    private static final int MOST = Preparation.HEAVY;
    private static final byte[] TEXT =
            "{\"event_id\":\"9ec79c33ec9942ab8353589fcb2e04dc\",\"release\":\"web@1.0.0\"}".getBytes(UTF_8);
    private static final byte[] BROTLI_TEXT = Base64.getDecoder()
            .decode(
                    "CyKAeyJldmVudF9pZCI6IjllYzc5YzMzZWM5OTQyYWI4MzUzNTg5ZmNiMmUwNGRjIiwicmVsZWFzZSI6IndlYkAxLjAuMCJ9Aw==");

    private final AtomicLong reserved = new AtomicLong();

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(ContentEncoding.GZIP, Compression.gzip(TEXT)),
                Arguments.of(ContentEncoding.DEFLATE, Compression.deflate(TEXT, false)),
                Arguments.of(ContentEncoding.DEFLATE, Compression.deflate(TEXT, true)),
                Arguments.of(ContentEncoding.BROTLI, BROTLI_TEXT),
                Arguments.of(ContentEncoding.ZSTD, Compression.zstd(TEXT)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void decodes(ContentEncoding encoding, byte[] compressed) {
        assertThat(decode(encoding, compressed).map(Slice::toBytes)).contains(TEXT);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void decodesOnlyItsStretch(ContentEncoding encoding, byte[] compressed) {
        byte[] around = new byte[compressed.length + 20];
        System.arraycopy(compressed, 0, around, 10, compressed.length);

        assertThat(Decoding.decode(encoding, new Slice(around, 10, compressed.length), MOST, _ -> {})
                        .map(Slice::toBytes))
                .contains(TEXT);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesEveryTruncation(ContentEncoding encoding, byte[] compressed) {
        // Of nothing an empty body is made by some decoders, and that is refused by the reader.
        for (int length = 1; length < compressed.length; length++) {
            byte[] truncated = Arrays.copyOf(compressed, length);
            assertThatExceptionOfType(Refusal.class)
                    .as("%s cut to %d", encoding, length)
                    .isThrownBy(() -> decode(encoding, truncated));
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void neverTakesWhatFollowsForData(ContentEncoding encoding, byte[] compressed) {
        byte[] longer = Arrays.copyOf(compressed, compressed.length + 7);
        Arrays.fill(longer, compressed.length, longer.length, (byte) 'x');

        Optional<byte[]> decoded;
        try {
            decoded = decode(encoding, longer).map(Slice::toBytes);
        } catch (Refusal refusal) {
            assertThat(refusal.reason()).isEqualTo(RefusalReason.MALFORMED);
            return;
        }
        assertThat(decoded).contains(TEXT);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void meetsDamageWithARefusalOnly(ContentEncoding encoding, byte[] compressed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(encoding.ordinal());
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = compressed.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                decode(encoding, damaged);
            } catch (Refusal refusal) {
                assertThat(refusal.reason()).isEqualTo(RefusalReason.MALFORMED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentEncoding.class,
            names = {"GZIP", "DEFLATE", "BROTLI", "ZSTD"})
    void stopsABombAtTheLimit(ContentEncoding encoding) {
        byte[] bomb = bomb(encoding);
        assertThat(bomb.length).isLessThan(MOST);

        assertThat(decode(encoding, bomb)).isEmpty();
        assertThat(reserved.get()).isLessThanOrEqualTo(MOST);
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentEncoding.class,
            names = {"GZIP", "DEFLATE", "BROTLI", "ZSTD"})
    void stopsABombEarlyWhereLittleIsAllowed(ContentEncoding encoding) {
        assertThat(Decoding.decode(encoding, Slice.of(bomb(encoding)), Preparation.LIGHT, this::reserve))
                .isEmpty();
        assertThat(reserved.get()).isLessThanOrEqualTo(Preparation.LIGHT);
    }

    @Test
    void takesExactlyTheLimit() {
        byte[] zeros = new byte[MOST];

        assertThat(decode(ContentEncoding.GZIP, Compression.gzip(zeros)).map(Slice::length))
                .contains(MOST);
        assertThat(decode(ContentEncoding.GZIP, Compression.gzip(new byte[MOST + 1])))
                .isEmpty();
        assertThat(decode(ContentEncoding.IDENTITY, zeros).map(Slice::length)).contains(MOST);
        assertThat(decode(ContentEncoding.IDENTITY, new byte[MOST + 1])).isEmpty();
    }

    @Test
    void refusesAWindowLargerThanHttpAllows() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
            zstd.setLong(27);
            zstd.write(TEXT);
        }

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> decode(ContentEncoding.ZSTD, out.toByteArray()));
    }

    @Test
    void stopsWhereNoMemoryIsLeft() {
        Refusal overloaded = new Refusal(RefusalReason.OVERLOADED, "full");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Decoding.decode(
                        ContentEncoding.GZIP, Slice.of(Compression.gzip(new byte[MOST])), MOST, amount -> {
                            if (reserved.addAndGet(amount) > 1_000_000) {
                                throw overloaded;
                            }
                        }))
                .isSameAs(overloaded);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "identity", " Identity "})
    void takesNoneForIdentity(String header) {
        assertThat(ContentEncoding.of(header)).isEqualTo(ContentEncoding.IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, br", "gzip,gzip", "identity, gzip", "compress", "snappy", "gzip;q=1"})
    void refusesCombinationsAndOthers(String header) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ContentEncoding.of(header))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(RefusalReason.UNSUPPORTED_ENCODING));
    }

    private static byte[] bomb(ContentEncoding encoding) {
        return switch (encoding) {
            case IDENTITY -> new byte[MOST];
            case GZIP -> Compression.gzipBomb();
            case DEFLATE -> Compression.deflateBomb();
            case BROTLI -> Compression.brotliBomb();
            case ZSTD -> Compression.zstdBomb();
        };
    }

    private Optional<Slice> decode(ContentEncoding encoding, byte[] body) {
        return Decoding.decode(encoding, Slice.of(body), MOST, this::reserve);
    }

    private void reserve(int amount) {
        reserved.addAndGet(amount);
    }
}
