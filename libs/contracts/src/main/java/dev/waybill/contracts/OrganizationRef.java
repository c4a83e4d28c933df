package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

/** An organisation as other facts name it. */
public record OrganizationRef(long id, String slug, String name) {

    public OrganizationRef {
        requireNonNull(slug, "slug");
        requireNonNull(name, "name");
    }
}
