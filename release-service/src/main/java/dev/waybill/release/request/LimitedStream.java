package dev.waybill.release.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A stream that ends with an exception once more came than may. */
final class LimitedStream extends FilterInputStream {

    private final Supplier<? extends RuntimeException> refusal;
    private long left;

    /** @param limit how many bytes may come */
    LimitedStream(InputStream stream, long limit, Supplier<? extends RuntimeException> refusal) {
        super(stream);
        this.left = limit;
        this.refusal = refusal;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw refusal.get();
        }
    }
}
