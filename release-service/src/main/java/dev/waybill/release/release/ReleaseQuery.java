package dev.waybill.release.release;

import dev.waybill.kit.error.ApiException;
import dev.waybill.release.version.BuildRange;
import dev.waybill.release.version.VersionRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a search for releases: {@code release:}, {@code release.version:}, {@code release.package:}, {@code release.build:},
 * each perhaps after {@code !} and with one value or a {@code [list, of, them]}; everything else is text to look for.
 */
final class ReleaseQuery {

    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_TERMS = 20;
    private static final int MAX_VALUES = 100;
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern TOKEN =
            Pattern.compile("(!?)(release(?:\\.[a-z_]+)?):(" + QUOTED + "|\\[[^\\]]*\\]|\\S*)|" + QUOTED + "|\\S+");
    private static final Set<String> STAGES = Set.of("adopted", "low_adoption", "replaced");
    private static final Set<String> OPERATORS = Set.of("AND", "OR");
    private static final Pattern WITH_BUILD = Pattern.compile("(.*\\S) \\(([^()]+)\\)");

    private final List<ReleaseTerm> terms = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final int environments;

    private ReleaseQuery(int environments) {
        this.environments = environments;
    }

    /**
     * The conditions that have to hold, none for no text; 400 naming what is wrong.
     *
     * @param environments how many environments the list is for
     */
    static List<ReleaseTerm> parse(@Nullable String text, int environments) {
        String query = text == null ? "" : text.strip();
        if (query.isEmpty()) {
            return List.of();
        }
        if (query.length() > MAX_LENGTH || query.indexOf('\0') >= 0) {
            throw ApiException.badRequest(
                    "Invalid query. It must have no more than " + MAX_LENGTH + " characters, none of them NUL.");
        }
        ReleaseQuery reader = new ReleaseQuery(environments);
        reader.read(query);
        return List.copyOf(reader.terms);
    }

    private void read(String query) {
        Matcher token = TOKEN.matcher(query);
        while (token.find()) {
            if (token.group(2) == null) {
                words.add(unquoted(token.group()));
            } else {
                terms.add(term(token.group(2), !token.group(1).isEmpty(), values(token.group(3))));
            }
        }
        if (!terms.isEmpty() && words.stream().anyMatch(OPERATORS::contains)) {
            throw ApiException.badRequest(
                    "Boolean statements containing \"OR\" or \"AND\" are not supported in this search.");
        }
        if (!words.isEmpty()) {
            String text = terms.isEmpty() && words.size() > 1 ? query : String.join(" ", words);
            Matcher withBuild = WITH_BUILD.matcher(text);
            terms.add(new ReleaseTerm.Text(
                    withBuild.matches()
                            ? List.of(text, withBuild.group(1) + "+" + withBuild.group(2))
                            : List.of(text)));
        }
        if (terms.size() > MAX_TERMS) {
            throw ApiException.badRequest("Invalid query. It must have no more than " + MAX_TERMS + " conditions.");
        }
    }

    private ReleaseTerm term(String key, boolean negated, List<String> values) {
        return switch (key) {
            case "release" -> new ReleaseTerm.Name(values, negated);
            case "release.package" -> new ReleaseTerm.Package(values, negated);
            case "release.version" ->
                new ReleaseTerm.Number(ranges(values, ReleaseQuery::number, negated, VersionRange::negated));
            case "release.build" ->
                new ReleaseTerm.Build(ranges(values, ReleaseQuery::build, negated, BuildRange::negated));
            case "release.stage" -> throw stage(values);
            default ->
                throw ApiException.badRequest("Invalid query. \"" + key + "\" is not one of release, release.version, "
                        + "release.package, release.build and release.stage.");
        };
    }

    private static <T> List<T> ranges(
            List<String> values, Function<String, T> reader, boolean negated, Function<T, T> negation) {
        if (negated && values.size() > 1) {
            throw ApiException.badRequest("Invalid query. A list of versions or builds can not be negated.");
        }
        return values.stream()
                .map(reader)
                .map(range -> negated ? negation.apply(range) : range)
                .toList();
    }

    private static VersionRange number(String value) {
        return VersionRange.parse(value)
                .orElseThrow(() -> ApiException.badRequest("Invalid format of semantic version \"" + value
                        + "\". For searching non-semver releases, use release: instead."));
    }

    private static BuildRange build(String value) {
        return BuildRange.parse(value)
                .orElseThrow(
                        () -> ApiException.badRequest(
                                "Invalid value \"" + value
                                        + "\" for release.build. It is a build code, which may end in *, or a number after >, >=, < or <=."));
    }

    private ApiException stage(List<String> values) {
        if (!STAGES.containsAll(values)) {
            return ApiException.badRequest(
                    "Invalid value for release.stage. It is one of adopted, low_adoption, replaced.");
        }
        return environments == 1
                ? ApiException.badRequest("release.stage needs health data, which is not kept yet.")
                : ApiException.badRequest("Choose a single environment to filter by release stage.");
    }

    private static List<String> values(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return List.of(unquoted(text));
        }
        List<String> values = Arrays.stream(text.substring(1, text.length() - 1).split(",", -1))
                .map(String::strip)
                .map(ReleaseQuery::unquoted)
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw ApiException.badRequest("Invalid query. A list has between 1 and " + MAX_VALUES + " values.");
        }
        return values;
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    }
}
