package dev.waybill.release.release;

import dev.waybill.kit.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of releases begins, opaque to clients: {@code [key.]micros:id[.project]:isPrevious}. It names the row at the edge of the
 * page before by all that the order looks at, so rows that come or go meanwhile neither repeat nor hide others.
 *
 * @param place null for the first page
 * @param projectId the project of that row in a list with a row for each project, else 0
 * @param previous true for the page before that place
 */
record ReleaseCursor(@Nullable ReleasePlace place, long projectId, boolean previous) {

    static final ReleaseCursor START = new ReleaseCursor(null, 0, false);

    private static final Pattern FORM =
            Pattern.compile("(?:([A-Za-z0-9_-]{1,2000})\\.)?(-?\\d{1,18}):(\\d{1,18})(?:\\.(\\d{1,18}))?:([01])");

    /** Reads a cursor; absent, empty and {@code 0:0} are the first page. 400 for anything malformed, or of another order. */
    static ReleaseCursor parse(@Nullable String text, ReleaseOrder order) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw invalid();
        }
        long id = Long.parseLong(form.group(3));
        if (id == 0) {
            return START;
        }
        String key = form.group(1) == null ? "" : decoded(form.group(1));
        Instant date = Instant.EPOCH.plus(Long.parseLong(form.group(2)), ChronoUnit.MICROS);
        ReleasePlace place = new ReleasePlace(key, date, id);
        if (!order.has(place)) {
            throw invalid();
        }
        long projectId = form.group(4) == null ? 0 : Long.parseLong(form.group(4));
        return new ReleaseCursor(place, projectId, form.group(5).equals("1"));
    }

    /** The page after a row. */
    static ReleaseCursor after(ReleasePlace place) {
        return new ReleaseCursor(place, 0, false);
    }

    /** The page before a row. */
    static ReleaseCursor before(ReleasePlace place) {
        return new ReleaseCursor(place, 0, true);
    }

    @Override
    public String toString() {
        if (place == null) {
            return "0:0:" + (previous ? 1 : 0);
        }
        String key = place.key().isEmpty()
                ? ""
                : Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(place.key().getBytes(StandardCharsets.UTF_8)) + ".";
        return key + ChronoUnit.MICROS.between(Instant.EPOCH, place.date()) + ":" + place.id()
                + (projectId == 0 ? "" : "." + projectId) + ":" + (previous ? 1 : 0);
    }

    private static String decoded(String text) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (key.indexOf('\0') < 0) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    private static ApiException invalid() {
        return ApiException.badRequest("Invalid cursor parameter.");
    }
}
