package dev.waybill.ingest.envelope;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.waybill.ingest.event.Slice;
import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** How a body is compressed. */
enum ContentEncoding {
    IDENTITY {
        @Override
        InputStream open(Slice body) {
            return new ByteArrayInputStream(body.array(), body.offset(), body.length());
        }
    },
    GZIP {
        @Override
        InputStream open(Slice body) throws IOException {
            return new GZIPInputStream(IDENTITY.open(body), BUFFER_BYTES);
        }
    },
    /** Zlib-wrapped as the standard says, or raw as some clients do. */
    DEFLATE {
        @Override
        InputStream open(Slice body) throws IOException {
            boolean raw = !isZlib(body);
            return new InflaterInputStream(IDENTITY.open(body), new Inflater(raw), BUFFER_BYTES) {
                @Override
                public void close() throws IOException {
                    super.close();
                    inf.end();
                }
            };
        }
    },
    BROTLI {
        @Override
        InputStream open(Slice body) throws IOException {
            return new BrotliInputStream(IDENTITY.open(body));
        }
    },
    ZSTD {
        @Override
        InputStream open(Slice body) throws IOException {
            return new ZstdInputStreamNoFinalizer(IDENTITY.open(body), RecyclingBufferPool.INSTANCE)
                    .setLongMax(LARGEST_ZSTD_WINDOW);
        }
    };

    private static final int BUFFER_BYTES = 4_096;

    /** As a power of two: 8 MiB, what RFC 9659 lets HTTP ask of a receiver. The library's own default is 128 MiB. */
    private static final int LARGEST_ZSTD_WINDOW = 23;

    private static final int ZLIB_METHOD_DEFLATE = 8;
    private static final int ZLIB_CHECK = 31;

    /** A stream of the decoded bytes. It has to be closed, and holds at most one window (16 MiB for brotli, 8 MiB for zstd). */
    abstract InputStream open(Slice body) throws IOException;

    /**
     * The encoding that {@code Content-Encoding} names.
     *
     * @param header null if absent
     * @throws Refusal (415) if it is not one of ours, or several
     */
    static ContentEncoding of(@Nullable String header) {
        if (header == null) {
            return IDENTITY;
        }
        return switch (header.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            case "br" -> BROTLI;
            case "zstd" -> ZSTD;
            default ->
                throw new Refusal(
                        RefusalReason.UNSUPPORTED_ENCODING,
                        "unsupported content encoding",
                        "one of gzip, deflate, br, zstd, identity is expected");
        };
    }

    private static boolean isZlib(Slice body) {
        if (body.length() < 2) {
            return true;
        }
        int first = body.array()[body.offset()] & 0xff;
        int second = body.array()[body.offset() + 1] & 0xff;
        return (first & 0x0f) == ZLIB_METHOD_DEFLATE && ((first << 8) | second) % ZLIB_CHECK == 0;
    }
}
