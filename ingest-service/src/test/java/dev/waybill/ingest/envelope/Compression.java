package dev.waybill.ingest.envelope;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** What clients and attackers send, made on the fly; only brotli, for which there is no encoder in Java, is recorded. */
final class Compression {

    private static final int PIECE = 64 * 1024 * 1024;
    private static final int PIECES = 64;

    private Compression() {}

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] deflate(byte[] bytes, boolean raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate =
                new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, raw))) {
            deflate.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] zstd(byte[] bytes) {
        return Zstd.compress(bytes);
    }

    /** Four gibibytes of zeros, as a gzip file of many members. */
    static byte[] gzipBomb() {
        return repeated(gzip(new byte[PIECE]), PIECES);
    }

    /** Four gibibytes of zeros, as many frames. */
    static byte[] zstdBomb() {
        return repeated(zstd(new byte[PIECE]), PIECES);
    }

    /** Four gibibytes of zeros in one stream: after the first block of zeros each further one is the same bytes. */
    static byte[] deflateBomb() {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(new byte[PIECE]);
            byte[] first = flushed(deflater);
            deflater.setInput(new byte[PIECE]);
            byte[] next = flushed(deflater);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(first);
            out.writeBytes(repeated(next, PIECES - 1));
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Four gibibytes of zeros in 3 kB. */
    static byte[] brotliBomb() {
        try (InputStream in = Compression.class.getResourceAsStream("four-gibibytes-of-zeros.br")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] flushed(Deflater deflater) {
        byte[] buffer = new byte[1024 * 1024];
        int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        return java.util.Arrays.copyOf(buffer, length);
    }

    private static byte[] repeated(byte[] bytes, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
