package dev.waybill.commit.host.outward;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers by lower-case name; of several with one name the first
 */
public record OutwardAnswer(int status, Map<String, String> headers, byte[] body) {

    public OutwardAnswer {
        headers = Map.copyOf(headers);
        requireNonNull(body, "body");
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "OutwardAnswer[" + status + ", " + body.length + " bytes]";
    }
}
