package dev.waybill.kit.event;

import dev.waybill.contracts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts the list of a fact into parts that keep the limits of {@link Part}. */
public final class PartSplitter {

    /** Set aside in every part for the members beside the list. */
    static final int FRAME_BYTES = 16 * 1024;

    private PartSplitter() {}

    /**
     * The list in order, in pieces of at most {@link Part#MAX_ITEMS} items whose JSON takes at most {@link Part#MAX_BYTES} bytes, with 16 KiB
     * of them left for the members beside the list.
     *
     * @param jsonBytes how long an item's JSON is, such as {@link FactCodec#jsonBytes}
     * @return at least one piece, which is empty if the list is
     * @throws IllegalArgumentException if one item alone is too long; whoever makes items bounds them
     */
    public static <T> List<List<T>> split(List<T> items, ToIntFunction<? super T> jsonBytes) {
        int limit = Part.MAX_BYTES - FRAME_BYTES;
        List<List<T>> parts = new ArrayList<>();
        List<T> part = new ArrayList<>();
        int bytes = 0;
        for (T item : items) {
            int size = jsonBytes.applyAsInt(item) + 1;
            if (size > limit) {
                throw new IllegalArgumentException("an item of " + size + " bytes does not fit into a part");
            }
            if (part.size() == Part.MAX_ITEMS || bytes + size > limit) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(item);
            bytes += size;
        }
        if (!part.isEmpty() || parts.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return List.copyOf(parts);
    }
}
