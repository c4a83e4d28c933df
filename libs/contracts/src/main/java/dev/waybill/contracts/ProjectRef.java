package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

/** A project as other facts name it. */
public record ProjectRef(long id, String slug, String name) {

    public ProjectRef {
        requireNonNull(slug, "slug");
        requireNonNull(name, "name");
    }
}
