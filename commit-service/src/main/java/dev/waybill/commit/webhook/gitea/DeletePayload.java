package dev.waybill.commit.webhook.gitea;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.graph.Push;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.Refs;
import dev.waybill.commit.webhook.payload.RepositoryPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A branch or tag that was deleted; where it pointed is not told, and of a branch no push tells it either. */
record DeletePayload(
        @JsonProperty("ref") @Nullable String ref,
        @JsonProperty("ref_type") @Nullable String refType,
        @JsonProperty("repository") @Nullable RepositoryPayload repository) {

    Meaning read() throws MalformedPayloadException {
        String name = "tag".equals(refType) ? Refs.tag(ref) : Refs.branch(ref);
        Push deletion = new Push(name, null, null, false, false, List.of(), null);
        return new Meaning.Pushed(RepositoryPayload.hosted(repository), List.of(deletion));
    }
}
