package dev.waybill.local.edge;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path pattern of deploy/routes.yaml: literal segments, <code>{id}</code> for a number from 1, <code>{any}</code> for any
 * one segment, and a trailing <code>**</code> for whatever follows, also nothing.
 */
final class RoutePattern {

    private static final Pattern ID = Pattern.compile("0*[1-9][0-9]*");
    private static final String REST = "**";

    private final List<String> segments;
    private final boolean open;

    private RoutePattern(List<String> segments, boolean open) {
        this.segments = segments;
        this.open = open;
    }

    static RoutePattern parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path pattern starts with a slash: " + text);
        }
        List<String> segments = Arrays.stream(text.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        boolean open = !segments.isEmpty() && segments.getLast().equals(REST);
        List<String> fixed = open ? segments.subList(0, segments.size() - 1) : segments;
        for (String segment : fixed) {
            boolean variable = segment.startsWith("{");
            if (segment.contains("*") || variable && !segment.equals("{id}") && !segment.equals("{any}")) {
                throw new IllegalArgumentException("not a segment of a path pattern: " + segment + " in " + text);
            }
        }
        return new RoutePattern(List.copyOf(fixed), open);
    }

    boolean matches(List<String> path) {
        if (path.size() < segments.size() || !open && path.size() > segments.size()) {
            return false;
        }
        for (int index = 0; index < segments.size(); index++) {
            if (!matches(segments.get(index), path.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String segment, String actual) {
        return switch (segment) {
            case "{id}" -> ID.matcher(actual).matches();
            case "{any}" -> true;
            default -> segment.equals(actual);
        };
    }
}
