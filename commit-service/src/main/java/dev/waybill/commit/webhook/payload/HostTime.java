package dev.waybill.commit.webhook.payload;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points in time as hosts write them. What cannot be read is no time; it is never worth losing a delivery for. */
public final class HostTime {

    /** GitLab has three forms, Bitbucket Data Center an offset without a colon. */
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx"),
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx"),
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'xx"));

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final int LONGEST = 40;

    private HostTime() {}

    /** The time, to the microsecond; null if there is none. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        String whole = text.endsWith(" UTC") ? text + "+0000" : text;
        for (DateTimeFormatter form : FORMS) {
            try {
                return bounded(OffsetDateTime.parse(whole, form).toInstant());
            } catch (DateTimeException anotherForm) {
                continue;
            }
        }
        return null;
    }

    /** The time so many milliseconds after 1970; null if there is none. */
    public static @Nullable Instant ofMillis(@Nullable Long milliseconds) {
        return milliseconds == null ? null : bounded(Instant.ofEpochMilli(milliseconds));
    }

    /** Git takes any number for a time; what no calendar of ours can show is none. */
    private static @Nullable Instant bounded(Instant time) {
        return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST) ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
