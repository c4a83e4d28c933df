package dev.waybill.release.release;

import dev.waybill.kit.error.ApiException;
import dev.waybill.release.request.Moments;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a list of releases, as Sentry has them. What is absent or empty is null or its default. */
record ListRequest(
        @QueryParam("project") @Nullable List<String> project,
        @QueryParam("environment") @Nullable List<String> environment,
        @QueryParam("status") @Nullable String status,
        @QueryParam("query") @Nullable String query,
        @QueryParam("sort") @Nullable String sort,
        @QueryParam("flatten") @Nullable String flatten,
        @QueryParam("statsPeriod") @Nullable String statsPeriod,
        @QueryParam("start") @Nullable String start,
        @QueryParam("end") @Nullable String end,
        @QueryParam("healthStat") @Nullable String healthStat,
        @QueryParam("healthStatsPeriod") @Nullable String healthStatsPeriod,
        @QueryParam("summaryStatsPeriod") @Nullable String summaryStatsPeriod,
        @QueryParam("per_page") @Nullable String perPage,
        @QueryParam("cursor") @Nullable String cursor) {

    private static final Pattern PERIOD = Pattern.compile("(\\d{1,6})([smhdw])");
    private static final List<String> HEALTH_PERIODS =
            List.of("1h", "24h", "1d", "48h", "2d", "7d", "14d", "30d", "90d");
    private static final Set<String> HEALTH_STATS = Set.of("", "sessions", "users");
    private static final Set<String> CRASH_SORTS =
            Set.of("crash_free_sessions", "crash_free_users", "sessions", "users", "sessions_24h", "users_24h");

    /** Which part of time is asked for; null where it is open. */
    record Span(@Nullable Instant from, @Nullable Instant to) {}

    /** The same with the parameters that say something when they are empty, which the framework takes for absent. */
    ListRequest asSent(MultivaluedMap<String, String> parameters) {
        return new ListRequest(
                project,
                parameters.get("environment"),
                parameters.getFirst("status"),
                query,
                sort,
                flatten,
                statsPeriod,
                start,
                end,
                healthStat,
                healthStatsPeriod,
                summaryStatsPeriod,
                perPage,
                cursor);
    }

    /** The order that is asked for; 400 for one that there is not. */
    ReleaseOrder order(ReleaseOrder byDate, boolean loose) {
        return switch (text(sort)) {
            case "", "date" -> byDate;
            case "semver" -> loose ? ReleaseOrder.LOOSE_SEMVER : ReleaseOrder.SEMVER;
            case "build" -> ReleaseOrder.BUILD;
            case String health
            when CRASH_SORTS.contains(health) && !isFlat() ->
                throw ApiException.badRequest("sorting by crash statistics requires flattening (flatten=1)");
            case String health
            when CRASH_SORTS.contains(health) || health.equals("adoption") ->
                throw ApiException.badRequest("sort=" + health + " needs health data, which is not kept yet");
            default -> throw ApiException.badRequest("invalid sort");
        };
    }

    /** 400 unless the order is that by date: beside which release another stands is only told by date. */
    void requireSortByDate() {
        if (!text(sort).isEmpty() && !text(sort).equals("date")) {
            throw ApiException.badRequest("invalid sort");
        }
    }

    /** Whether a release is listed once for each of its projects. */
    boolean isFlat() {
        return "1".equals(flatten) || "true".equalsIgnoreCase(flatten);
    }

    /** 400 for parameters of health data that Sentry would refuse; of the others nothing depends on them yet. */
    void checkHealth() {
        if (!HEALTH_STATS.contains(text(healthStat))) {
            throw ApiException.badRequest("invalid healthStat");
        }
        checkHealthPeriod("healthStatsPeriod", healthStatsPeriod);
        checkHealthPeriod("summaryStatsPeriod", summaryStatsPeriod);
    }

    /** The statuses to show: open where none is named, both where it is empty. */
    List<String> statuses() {
        return switch (status == null ? Release.OPEN : status) {
            case Release.OPEN -> List.of(Release.OPEN);
            case Release.ARCHIVED -> List.of(Release.ARCHIVED);
            case "" -> Release.STATUSES;
            default -> throw ApiException.badRequest("invalid value for status");
        };
    }

    Span span(Instant now) {
        if (!text(statsPeriod).isEmpty()) {
            return new Span(now.minus(period(text(statsPeriod))), null);
        }
        if (text(start).isEmpty() != text(end).isEmpty()) {
            throw ApiException.badRequest("start and end are both required");
        }
        return text(start).isEmpty() ? new Span(null, null) : new Span(moment(text(start)), moment(text(end)));
    }

    private static void checkHealthPeriod(String name, @Nullable String period) {
        if (!text(period).isEmpty() && !HEALTH_PERIODS.contains(text(period))) {
            throw ApiException.badRequest(
                    "Invalid " + name + ". Valid choices are: " + String.join(", ", HEALTH_PERIODS));
        }
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

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
