package dev.waybill.commit.webhook.bitbucket;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Addresses of what is told; the page is for people, others are the API's. */
record Links(@JsonProperty("html") @Nullable Link html) {

    /** An address. */
    record Link(@JsonProperty("href") @Nullable String href) {}

    static @Nullable String page(@Nullable Links links) {
        return links == null || links.html() == null ? null : links.html().href();
    }
}
