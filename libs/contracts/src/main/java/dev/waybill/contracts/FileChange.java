package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A file that a commit touched.
 *
 * @param type {@code A} (added), {@code M} (modified) or {@code D} (deleted)
 * @param from of a file that was renamed or moved, and is told as added: where it was before. There it is told as deleted as well
 */
public record FileChange(String path, String type, @Nullable String from) {

    public FileChange {
        requireNonNull(path, "path");
        requireNonNull(type, "type");
    }

    /** A file that was not renamed, as far as is known. */
    public FileChange(String path, String type) {
        this(path, type, null);
    }
}
