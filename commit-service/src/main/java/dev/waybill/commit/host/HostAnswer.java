package dev.waybill.commit.host;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.commit.host.outward.OutwardAnswer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host's answer that says that all is well. Its body is a missing node if there is none. */
public record HostAnswer(JsonNode body, OutwardAnswer raw) {

    private static final Pattern NEXT = Pattern.compile("<([^>]{1,2000})>[^,]*?;\\s*rel=\"?next\"?");

    /** A header's value. */
    public Optional<String> header(String name) {
        return raw.header(name);
    }

    /** Where the next page is, by RFC 8288. */
    public Optional<String> next() {
        return header("Link").map(NEXT::matcher).filter(Matcher::find).map(link -> link.group(1));
    }

    @Override
    public String toString() {
        return "HostAnswer[" + raw.status() + "]";
    }
}
