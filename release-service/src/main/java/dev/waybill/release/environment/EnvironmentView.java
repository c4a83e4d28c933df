package dev.waybill.release.environment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** An environment on the wire; only the lists of a project say whether it is hidden there. */
record EnvironmentView(
        String id,
        String name,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("isHidden") @Nullable
        Boolean isHidden) {

    static EnvironmentView of(Environment environment, @Nullable Boolean isHidden) {
        return new EnvironmentView(Long.toString(environment.id()), environment.name(), isHidden);
    }
}
