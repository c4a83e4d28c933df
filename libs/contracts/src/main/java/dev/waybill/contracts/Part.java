package dev.waybill.contracts;

/**
 * Which piece of a fact this is. A fact whose list the receiver must own travels in pieces of at most 500 items and 512 KiB of JSON,
 * with one key and one sequence, and is applied when all are there.
 *
 * @param number from 1
 * @param of how many there are, at least 1
 */
public record Part(int number, int of) {

    /** The most items in one part. */
    public static final int MAX_ITEMS = 500;

    /** The most bytes of one part's JSON. */
    public static final int MAX_BYTES = 512 * 1024;

    /** The part of a fact that needs only one. */
    public static final Part WHOLE = new Part(1, 1);

    public Part {
        if (number < 1 || of < number) {
            throw new IllegalArgumentException("part " + number + " of " + of);
        }
    }
}
