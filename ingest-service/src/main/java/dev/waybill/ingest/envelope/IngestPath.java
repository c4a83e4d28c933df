package dev.waybill.ingest.envelope;

import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path below {@code /api/{project}/}.
 *
 * @param projectId at least 1
 */
record IngestPath(long projectId, Endpoint endpoint) {

    private static final String PREFIX = "/api/";
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /** What may be posted. */
    enum Endpoint {
        ENVELOPE,
        STORE
    }

    /** Whether a path is ours to answer: {@code /api/0/…} is the web API's. Doubled slashes count as one. */
    static boolean isOurs(String path) {
        if (!path.startsWith("/api") && !path.startsWith("//")) {
            return false;
        }
        String folded = folded(path);
        return folded.startsWith(PREFIX) && !folded.startsWith("/api/0/") && folded.indexOf('/', PREFIX.length()) > 0;
    }

    /**
     * Takes a path apart. The slash at the end may be missing.
     *
     * @return empty if there is no such endpoint
     * @throws Refusal (400) if the project is not a positive number
     */
    static Optional<IngestPath> parse(String path) {
        String folded = folded(path);
        int project = folded.indexOf('/', PREFIX.length());
        return endpoint(folded.substring(project + 1))
                .map(endpoint -> new IngestPath(projectId(folded.substring(PREFIX.length(), project)), endpoint));
    }

    private static Optional<Endpoint> endpoint(String rest) {
        return switch (rest) {
            case "envelope/", "envelope" -> Optional.of(Endpoint.ENVELOPE);
            case "store/", "store" -> Optional.of(Endpoint.STORE);
            default -> Optional.empty();
        };
    }

    private static long projectId(String text) {
        try {
            long id = Long.parseLong(text);
            if (id > 0 && Character.isDigit(text.charAt(0))) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new Refusal(RefusalReason.BAD_REQUEST, "bad project path parameter", "not a project id");
    }

    private static String folded(String path) {
        return path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
    }
}
