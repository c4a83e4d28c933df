package dev.waybill.commit.repository;

import java.util.regex.Pattern;

/**
 * The address to fetch a repository from after its host renamed or moved it. Hosts lead from the old name to the new one only until somebody
 * else takes the old name, and then they would give that one's commits.
 */
final class RenamedUrl {

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9~_-][A-Za-z0-9~._-]*(?:/[A-Za-z0-9~_-][A-Za-z0-9~._-]*)+");
    private static final String SUFFIX = ".git";

    private RenamedUrl() {}

    /**
     * The same address with the new path at its end; the address as it is if it does not end with the old path, or a path is none that stands
     * in addresses as it is.
     */
    static String of(String cloneUrl, String formerPath, String path) {
        String suffix = cloneUrl.endsWith(SUFFIX) ? SUFFIX : "";
        String rest = cloneUrl.substring(0, cloneUrl.length() - suffix.length());
        int begin = rest.length() - formerPath.length();
        boolean ends = begin > 0
                && rest.charAt(begin - 1) == '/'
                && rest.regionMatches(true, begin, formerPath, 0, formerPath.length());
        boolean plain =
                PLAIN.matcher(formerPath).matches() && PLAIN.matcher(path).matches();
        return ends && plain ? rest.substring(0, begin) + path + suffix : cloneUrl;
    }
}
