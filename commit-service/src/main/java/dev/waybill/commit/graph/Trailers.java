package dev.waybill.commit.graph;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the lines by which Git marks what it made of other commits: {@code git cherry-pick -x} and {@code git revert}. */
final class Trailers {

    /** A message that names more is no work of Git. */
    private static final int MOST_LINKS = 50;

    private static final String OBJECT_ID = "([0-9a-f]{40}(?:[0-9a-f]{24})?)";

    private static final Pattern PICKED =
            Pattern.compile("^\\(cherry picked from commit " + OBJECT_ID + "\\)\\s*$", Pattern.MULTILINE);

    private static final Pattern REVERTED = Pattern.compile("^This reverts commit " + OBJECT_ID, Pattern.MULTILINE);

    private Trailers() {}

    static Stream<Link> links(String sha, String message) {
        return Stream.concat(
                        links(sha, PICKED, Link.Kind.CHERRY_PICK, message),
                        links(sha, REVERTED, Link.Kind.REVERT, message))
                .filter(link -> !link.target().equals(sha))
                .distinct()
                .limit(MOST_LINKS);
    }

    private static Stream<Link> links(String sha, Pattern line, Link.Kind kind, String message) {
        return line.matcher(message).results().map(match -> new Link(sha, kind, match.group(1)));
    }
}
