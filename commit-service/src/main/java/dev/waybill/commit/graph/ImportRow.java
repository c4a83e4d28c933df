package dev.waybill.commit.graph;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code commit} with what only the repository itself tells. */
record ImportRow(
        @JsonUnwrapped NodeRow row,
        @JsonProperty("patch_id") @Nullable String patchId) {}
