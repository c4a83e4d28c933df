package dev.waybill.commit.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code file_change} on its way into a set-based statement. */
record FileRow(
        @JsonProperty("sha") String sha,
        @JsonProperty("path") String path,
        @JsonProperty("type") String type,
        @JsonProperty("renamed_from") @Nullable String renamedFrom) {}
