package dev.waybill.ingest.event;

import java.util.Arrays;

/** A stretch of a byte array that is shared, not copied. Whoever holds one must not write to the array. */
public record Slice(byte[] array, int offset, int length) {

    public Slice {
        if (offset < 0 || length < 0 || offset > array.length - length) {
            throw new IndexOutOfBoundsException(offset + "+" + length + " of " + array.length);
        }
    }

    /** The whole of an array. */
    public static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    /** The index after the last byte. */
    public int end() {
        return offset + length;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(array, offset, end());
    }

    /** A stretch of the same array, by absolute indices. */
    public Slice between(int from, int to) {
        return new Slice(array, from, to - from);
    }

    @Override
    public String toString() {
        return "Slice[" + length + " bytes]";
    }
}
