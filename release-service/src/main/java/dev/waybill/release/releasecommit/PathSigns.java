package dev.waybill.release.releasecommit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of some characters in a glob, {@code [a-z_]}, or any other, {@code [!a-z_]} or {@code [^a-z_]}; a slash never. A {@code ]} that comes
 * first is one of them, as is what follows a backslash. One that is not closed or lets nothing pass is no class but its own text.
 *
 * @param length how long it is in the glob
 */
record PathSigns(List<Span> spans, boolean negated, int length) {

    private static final String REGEX_SIGNS = "\\.[]{}()+-^$|*?";

    /** Characters from one to another, both of them too. */
    record Span(int from, int to) {

        private boolean has(int sign) {
            return from <= sign && sign <= to;
        }

        private String regex() {
            return from == to ? escaped(from) : escaped(from) + "-" + escaped(to);
        }
    }

    /** The class that begins there, if one does. */
    static Optional<PathSigns> at(String glob, int start) {
        if (glob.charAt(start) != '[') {
            return Optional.empty();
        }
        int at = start + 1;
        boolean negated = at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^');
        at += negated ? 1 : 0;
        int first = at;
        List<Span> spans = new ArrayList<>();
        while (at < glob.length() && (glob.charAt(at) != ']' || at == first)) {
            int from = sign(glob, at);
            at += width(glob, at);
            int to = from;
            if (at + 1 < glob.length() && glob.charAt(at) == '-' && glob.charAt(at + 1) != ']') {
                to = sign(glob, at + 1);
                at += 1 + width(glob, at + 1);
            }
            addWithoutSlash(spans, from, to);
        }
        boolean isClass = at < glob.length() && (negated || !spans.isEmpty());
        return isClass ? Optional.of(new PathSigns(spans, negated, at + 1 - start)) : Optional.empty();
    }

    boolean has(int sign) {
        return sign != '/' && spans.stream().anyMatch(span -> span.has(sign)) != negated;
    }

    /** What it is in the regular expressions of both Java and PostgreSQL. */
    String regex() {
        return spans.stream().map(Span::regex).collect(Collectors.joining("", negated ? "[^/" : "[", "]"));
    }

    /** A character as itself in a regular expression. */
    static String escaped(int codePoint) {
        String sign = Character.toString(codePoint);
        return REGEX_SIGNS.contains(sign) ? "\\" + sign : sign;
    }

    private static void addWithoutSlash(List<Span> spans, int from, int to) {
        if (from <= '/' && '/' <= to) {
            add(spans, from, '/' - 1);
            add(spans, '/' + 1, to);
        } else {
            add(spans, from, to);
        }
    }

    private static void add(List<Span> spans, int from, int to) {
        if (from <= to) {
            spans.add(new Span(from, to));
        }
    }

    private static int sign(String glob, int at) {
        return glob.codePointAt(isEscape(glob, at) ? at + 1 : at);
    }

    private static int width(String glob, int at) {
        return Character.charCount(sign(glob, at)) + (isEscape(glob, at) ? 1 : 0);
    }

    private static boolean isEscape(String glob, int at) {
        return glob.charAt(at) == PathGlob.ESCAPE && at + 1 < glob.length();
    }
}
