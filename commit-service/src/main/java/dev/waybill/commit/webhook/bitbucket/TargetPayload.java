package dev.waybill.commit.webhook.bitbucket;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.graph.HostCommit;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.payload.HostTime;
import dev.waybill.commit.webhook.payload.ObjectIds;
import dev.waybill.contracts.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A commit, in the list or where a ref points. Bitbucket tells no files. Any member may be missing. */
record TargetPayload(
        @JsonProperty("hash") @Nullable String hash,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("date") @Nullable String date,
        @JsonProperty("author") @Nullable Author author,
        @JsonProperty("parents") @Nullable List<@Nullable Parent> parents,
        @JsonProperty("links") @Nullable Links links) {

    /** As Git has it: {@code Ada <ada@example.com>}. */
    private static final Pattern RAW = Pattern.compile("([^<>]{0,1000})<([^<>]{0,1000})>\\s*");

    /** Who wrote it: as the commit says, and as Bitbucket knows them. */
    record Author(
            @JsonProperty("raw") @Nullable String raw,
            @JsonProperty("display_name") @Nullable String displayName) {

        Person person() {
            String whole = raw == null ? "" : raw;
            Matcher parts = RAW.matcher(whole);
            return parts.matches()
                    ? new Person(HostText.name(parts.group(1)), HostText.name(parts.group(2)))
                    : new Person(HostText.name(raw == null ? displayName : raw), null);
        }
    }

    /** A commit that this one follows. */
    record Parent(@JsonProperty("hash") @Nullable String hash) {}

    HostCommit read() throws MalformedPayloadException {
        Person by = author == null ? new Person(null, null) : author.person();
        return new HostCommit(
                ObjectIds.required("a commit's hash", hash),
                HostText.message(message),
                by,
                new Person(null, null),
                HostTime.parse(date),
                HostText.url(Links.page(links)),
                read(parents),
                true,
                List.of());
    }

    /** Null if one is missing or abbreviated: then they are not known at all. */
    private static @Nullable List<String> read(@Nullable List<@Nullable Parent> parents) {
        if (parents == null) {
            return null;
        }
        List<String> hashes = new ArrayList<>();
        for (Parent parent : parents) {
            String hash = parent == null ? null : ObjectIds.abbreviated(parent.hash());
            if (hash == null || !ObjectIds.isFull(hash)) {
                return null;
            }
            hashes.add(hash);
        }
        return hashes;
    }
}
