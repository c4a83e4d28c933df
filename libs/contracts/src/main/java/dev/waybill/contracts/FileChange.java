package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

/** A file that a commit touched; {@code type} is {@code A} (added), {@code M} (modified) or {@code D} (deleted). */
public record FileChange(String path, String type) {

    public FileChange {
        requireNonNull(path, "path");
        requireNonNull(type, "type");
    }
}
