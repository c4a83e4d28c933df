package dev.waybill.release.web;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How pages write moments. */
@TemplateExtension
final class PageTimes {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private PageTimes() {}

    /** To the minute, in UTC. */
    static String minute(Instant moment) {
        return MINUTE.format(moment);
    }
}
