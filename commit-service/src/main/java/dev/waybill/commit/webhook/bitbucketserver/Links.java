package dev.waybill.commit.webhook.bitbucketserver;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses of what is told. */
record Links(@JsonProperty("self") @Nullable List<@Nullable Link> self) {

    /** An address. */
    record Link(@JsonProperty("href") @Nullable String href) {}

    /** The page; null if there is none. */
    static @Nullable String page(@Nullable Links links) {
        if (links == null || links.self() == null || links.self().isEmpty()) {
            return null;
        }
        Link first = links.self().getFirst();
        return first == null ? null : first.href();
    }
}
