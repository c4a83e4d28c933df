package dev.waybill.release.releasecommit;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paths of a project in a repository that it shares with others: it keeps the commits that touch one of them. A glob without wildcards
 * names a file, or a directory with all that is below; so does a slash at the end. {@code {a,b}} is either. See {@link PathGlob}.
 *
 * <p>A commit of which not all files are known is kept unless those that are known tell: a commit too many in a list or a mail is better than
 * one that nobody hears of.
 */
public final class PathGlobs {

    private static final Pattern CHOICE = Pattern.compile("(?<!\\\\)\\{([^{}]*,[^{}]*)(?<!\\\\)}");
    private static final int MOST_ALTERNATIVES = 200;

    private final List<PathGlob> globs;

    private PathGlobs(List<PathGlob> globs) {
        this.globs = globs;
    }

    public static PathGlobs of(List<String> texts) {
        return new PathGlobs(texts.stream()
                .flatMap(text -> alternatives(text).stream())
                .flatMap(PathGlobs::expanded)
                .map(PathGlob::of)
                .toList());
    }

    /** Says one after the other what {@code {a,b}} says at once; a glob that says too much so is taken as it is written. */
    private static List<String> alternatives(String text) {
        List<String> open = new ArrayList<>(List.of(text));
        List<String> done = new ArrayList<>();
        while (!open.isEmpty()) {
            String glob = open.removeLast();
            Matcher choice = CHOICE.matcher(glob);
            if (choice.find()) {
                for (String one : choice.group(1).split(",", -1)) {
                    open.add(glob.substring(0, choice.start()) + one + glob.substring(choice.end()));
                }
            } else {
                done.add(glob);
            }
            if (open.size() + done.size() > MOST_ALTERNATIVES) {
                return List.of(text);
            }
        }
        return done;
    }

    private static Stream<String> expanded(String text) {
        String glob = text.strip();
        while (glob.startsWith("/") || glob.startsWith("./")) {
            glob = glob.substring(glob.indexOf('/') + 1);
        }
        if (glob.endsWith("/")) {
            return Stream.of(glob + "**");
        }
        return PathGlob.of(glob).isPlain() ? Stream.of(glob, glob + "/**") : Stream.of(glob);
    }

    /** Whether whoever wrote the glob closed every bracket and brace in it; one that is open would stand for itself. */
    public static boolean isClosed(String text) {
        int braces = 0;
        int at = 0;
        while (at < text.length() && braces >= 0) {
            char sign = text.charAt(at);
            Optional<PathSigns> signs = PathSigns.at(text, at);
            if (sign == '[' && signs.isEmpty()) {
                return false;
            }
            braces += sign == '{' ? 1 : sign == '}' ? -1 : 0;
            at += sign == PathGlob.ESCAPE ? 2 : signs.map(PathSigns::length).orElse(1);
        }
        return braces == 0;
    }

    /** Whether the project keeps a commit. */
    public boolean keep(ListedCommit commit) {
        return !commit.filesComplete()
                || commit.files().stream().anyMatch(file -> globs.stream().anyMatch(glob -> glob.matches(file.path())));
    }

    /** A path expression of PostgreSQL that finds the files below these paths among file changes. */
    String jsonPath() {
        String regex = globs.stream().map(PathGlob::regex).collect(Collectors.joining("|", "^(?:", ")$"));
        return "$[*].path ? (@ like_regex \"%s\" flag \"s\")"
                .formatted(String.valueOf(JsonStringEncoder.getInstance().quoteAsString(regex)));
    }
}
