package dev.waybill.commit.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The address to fetch a repository from after its host renamed or moved it. Some hosts know only the new name from then on; the others lead
 * from the old one to it until somebody else takes that, and then they would give that one's commits.
 */
final class RenamedUrl {

    private static final String SUFFIX = ".git";

    /** What stands between the names of a path; Azure DevOps has its own. */
    private static final List<String> BETWEEN = List.of("/", "/_git/");

    private RenamedUrl() {}

    /** The same address with the new path at its end; the address as it is if it does not end with the old path. */
    static String of(String cloneUrl, String formerPath, String path) {
        String suffix = cloneUrl.endsWith(SUFFIX) ? SUFFIX : "";
        String rest = cloneUrl.substring(0, cloneUrl.length() - suffix.length());
        return BETWEEN.stream()
                .flatMap(between -> renamed(rest, written(formerPath, between), written(path, between)).stream())
                .findFirst()
                .map(renamed -> renamed + suffix)
                .orElse(cloneUrl);
    }

    private static Optional<String> renamed(String address, String former, String now) {
        int begin = address.length() - former.length();
        boolean ends = !former.isEmpty()
                && begin > 0
                && address.charAt(begin - 1) == '/'
                && address.regionMatches(true, begin, former, 0, former.length());
        return ends && !now.isEmpty() ? Optional.of(address.substring(0, begin) + now) : Optional.empty();
    }

    /** A path as it stands in addresses; empty for one that would lead elsewhere. */
    private static String written(String path, String between) {
        List<String> names = Arrays.asList(path.split("/", -1));
        boolean leads = names.size() > 1 && Stream.of("", ".", "..").noneMatch(names::contains);
        return leads ? names.stream().map(RenamedUrl::escaped).collect(joining(between)) : "";
    }

    private static String escaped(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("%7E", "~");
    }
}
