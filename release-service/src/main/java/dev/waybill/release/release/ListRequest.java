package dev.waybill.release.release;

import dev.waybill.kit.error.ApiException;
import dev.waybill.release.request.Moments;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of releases; what other lists of Sentry's take besides ({@code health}, …) is not looked at. */
record ListRequest(
        @QueryParam("project") @Nullable List<String> project,
        @QueryParam("environment") @Nullable List<String> environment,
        @QueryParam("status") @Nullable String status,
        @QueryParam("query") @Nullable String query,
        @QueryParam("sort") @Nullable String sort,
        @QueryParam("statsPeriod") @Nullable String statsPeriod,
        @QueryParam("start") @Nullable String start,
        @QueryParam("end") @Nullable String end,
        @QueryParam("per_page") @Nullable String perPage,
        @QueryParam("cursor") @Nullable String cursor) {

    private static final Pattern PERIOD = Pattern.compile("(\\d{1,6})([smhdw])");

    /** Which part of time is asked for; null where it is open. */
    record Span(@Nullable Instant from, @Nullable Instant to) {}

    /** 400 for an order that this list does not have. */
    void checkSort() {
        if (sort != null && !sort.isEmpty() && !sort.equals("date")) {
            throw ApiException.badRequest("invalid sort");
        }
    }

    /** The status to show, open where none is named; null for all. */
    @Nullable
    String shownStatus() {
        return switch (status == null ? Release.OPEN : status) {
            case Release.OPEN -> Release.OPEN;
            case Release.ARCHIVED -> Release.ARCHIVED;
            case "" -> null;
            default -> throw ApiException.badRequest("invalid value for status");
        };
    }

    /** The text to look for, null if none. */
    @Nullable
    String text() {
        return query == null || query.isBlank() ? null : query.strip();
    }

    Span span(Instant now) {
        if (statsPeriod != null && !statsPeriod.isEmpty()) {
            return new Span(now.minus(period(statsPeriod)), null);
        }
        if ((start == null) != (end == null)) {
            throw ApiException.badRequest("start and end are both required");
        }
        return start == null || end == null ? new Span(null, null) : new Span(moment(start), moment(end));
    }

    private static Duration period(String text) {
        Matcher period = PERIOD.matcher(text);
        if (!period.matches()) {
            throw ApiException.badRequest("Invalid statsPeriod: '" + text + "'");
        }
        long count = Long.parseLong(period.group(1));
        return switch (period.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    private static Instant moment(String text) {
        return Moments.parse(text).orElseThrow(() -> ApiException.badRequest(text + " is not a valid ISO8601 date"));
    }
}
