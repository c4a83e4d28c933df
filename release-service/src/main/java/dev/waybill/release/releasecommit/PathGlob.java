package dev.waybill.release.releasecommit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A glob of paths in a repository as Git has them: {@code *} is anything but {@code /}, {@code **} is anything, {@code ?} is one character
 * but {@code /}, {@code [a-z]} one of these and {@code [!a-z]} any other, what follows a backslash and everything else is itself. Letter case
 * counts.
 *
 * <p>It can be asked in Java and, as a regular expression, in PostgreSQL; they agree. In Java the time is in proportion to the lengths of the
 * path and the glob, whatever is in them.
 */
final class PathGlob {

    static final char ESCAPE = '\\';

    private static final String DEEP = "**";

    private final List<Token> tokens;

    private PathGlob(List<Token> tokens) {
        this.tokens = tokens;
    }

    private sealed interface Token permits Sign, Signs, Wildcard {

        /** What it is in a regular expression. */
        String regex();
    }

    private record Sign(int codePoint) implements Token {

        @Override
        public String regex() {
            return PathSigns.escaped(codePoint);
        }
    }

    private record Signs(PathSigns signs) implements Token {

        @Override
        public String regex() {
            return signs.regex();
        }
    }

    private enum Wildcard implements Token {
        /** {@code ?}. */
        ONE("[^/]"),
        /** {@code *}. */
        WITHIN("[^/]*"),
        /** {@code **}. */
        ANYTHING(".*"),
        /** {@code **} and the slash behind it: some directories or none. */
        DIRECTORIES("(?:.*/)?");

        private final String regex;

        Wildcard(String regex) {
            this.regex = regex;
        }

        @Override
        public String regex() {
            return regex;
        }
    }

    static PathGlob of(String glob) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < glob.length()) {
            boolean atStart = at == 0 || glob.charAt(at - 1) == '/';
            if (atStart && glob.startsWith(DEEP + "/", at)) {
                if (tokens.isEmpty() || tokens.getLast() != Wildcard.DIRECTORIES) {
                    tokens.add(Wildcard.DIRECTORIES);
                }
                at += DEEP.length() + 1;
            } else if (glob.startsWith(DEEP, at)) {
                tokens.add(Wildcard.ANYTHING);
                at += DEEP.length();
            } else {
                at += addOne(tokens, glob, at);
            }
        }
        return new PathGlob(tokens);
    }

    /** Reads one token and gives how long it is in the glob. */
    private static int addOne(List<Token> tokens, String glob, int at) {
        Optional<PathSigns> signs = PathSigns.at(glob, at);
        if (signs.isPresent()) {
            tokens.add(new Signs(signs.get()));
            return signs.get().length();
        }
        boolean escapes = glob.charAt(at) == ESCAPE && at + 1 < glob.length();
        int sign = glob.codePointAt(escapes ? at + 1 : at);
        tokens.add(escapes ? new Sign(sign) : token(sign));
        return Character.charCount(sign) + (escapes ? 1 : 0);
    }

    private static Token token(int sign) {
        return switch (sign) {
            case '*' -> Wildcard.WITHIN;
            case '?' -> Wildcard.ONE;
            default -> new Sign(sign);
        };
    }

    /** Whether it is the name of one path. */
    boolean isPlain() {
        return tokens.stream().allMatch(Sign.class::isInstance);
    }

    /** The same in the words that the regular expressions of PostgreSQL and Java have in common; for a whole path, dots match all. */
    String regex() {
        StringBuilder regex = new StringBuilder();
        tokens.forEach(token -> regex.append(token.regex()));
        return regex.toString();
    }

    /** Goes through the path with all places of the glob where one can be at once. */
    boolean matches(String path) {
        BitSet places = new BitSet(tokens.size() + 1);
        arrive(places, 0);
        int at = 0;
        while (at < path.length() && !places.isEmpty()) {
            int sign = path.codePointAt(at);
            BitSet next = new BitSet(tokens.size() + 1);
            places.stream().filter(place -> place < tokens.size()).forEach(place -> step(next, place, sign));
            places = next;
            at += Character.charCount(sign);
        }
        return places.get(tokens.size());
    }

    private void step(BitSet next, int place, int sign) {
        switch (tokens.get(place)) {
            case Sign(int codePoint) -> arriveIf(codePoint == sign, next, place + 1);
            case Signs(PathSigns signs) -> arriveIf(signs.has(sign), next, place + 1);
            case Wildcard.ONE -> arriveIf(sign != '/', next, place + 1);
            case Wildcard.WITHIN -> arriveIf(sign != '/', next, place);
            case Wildcard.ANYTHING -> arrive(next, place);
            case Wildcard.DIRECTORIES -> {
                next.set(place); // within a directory's name, where it can not be left
                arriveIf(sign == '/', next, place + 1);
            }
        }
    }

    private void arriveIf(boolean condition, BitSet places, int place) {
        if (condition) {
            arrive(places, place);
        }
    }

    /** What may be empty can be passed at once. */
    private void arrive(BitSet places, int place) {
        places.set(place);
        if (place < tokens.size() && tokens.get(place) instanceof Wildcard wildcard && wildcard != Wildcard.ONE) {
            arrive(places, place + 1);
        }
    }
}
