package dev.waybill.notify.channel.email;

import dev.waybill.contracts.ProjectRef;
import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.PlainText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people call what was released. A version {@code package@1.2.3} names its service itself (the release parser's grammar, server-behaviour
 * §2.1); for any other the projects do. A version that is a hash is cut to twelve digits.
 */
record ReleaseName(String service, String joint, String version) {

    private static final String OF_PACKAGE = "@";
    private static final String OF_PROJECT = " ";

    private static final Pattern PACKAGE = Pattern.compile("(@?[^@]+)@(.+)", Pattern.DOTALL);
    private static final Pattern HASH = Pattern.compile(
            "(?:\\p{XDigit}{12}|\\p{XDigit}{16}|\\p{XDigit}{20}" + "|\\p{XDigit}{32}|\\p{XDigit}{40}|\\p{XDigit}{64})");
    private static final int HASH_SHOWN = 12;
    private static final int MOST = 80;

    static ReleaseName of(DeployNotice notice) {
        Matcher parsed = PACKAGE.matcher(notice.version());
        return parsed.matches()
                ? new ReleaseName(PlainText.oneLine(parsed.group(1), MOST), OF_PACKAGE, version(parsed.group(2)))
                : new ReleaseName(
                        names(notice.projects(), notice.totalProjects()), OF_PROJECT, version(notice.version()));
    }

    /** Another version, shown without its package if that is the same. */
    String sibling(String other) {
        Matcher parsed = PACKAGE.matcher(other);
        return parsed.matches() && PlainText.oneLine(parsed.group(1), MOST).equals(service)
                ? version(parsed.group(2))
                : PlainText.oneLine(other, MOST);
    }

    /** Service and version, such as {@code demo-web@1.2.3} as its CI calls it, or {@code web 1.2.3}. */
    String full() {
        return service.isEmpty() ? version : service + joint + version;
    }

    private static String version(String text) {
        return HASH.matcher(text).matches() ? text.substring(0, HASH_SHOWN) : PlainText.oneLine(text, MOST);
    }

    private static String names(List<ProjectRef> projects, int total) {
        return switch (projects.size()) {
            case 0 -> "";
            case 1 -> slug(projects, 0);
            case 2 -> slug(projects, 0) + " and " + slug(projects, 1);
            default -> slug(projects, 0) + ", " + slug(projects, 1) + " and " + (total - 2) + " more";
        };
    }

    private static String slug(List<ProjectRef> projects, int index) {
        return PlainText.oneLine(projects.get(index).slug(), MOST);
    }
}
