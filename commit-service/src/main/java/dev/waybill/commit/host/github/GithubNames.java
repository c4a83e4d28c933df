package dev.waybill.commit.host.github;

import dev.waybill.commit.host.PageUrls;
import java.util.Set;
import java.util.regex.Pattern;

/** How repositories are named at GitHub, and where its API is. */
final class GithubNames {

    static final String RULE = "A GitHub repository is named owner/name, with letters, digits, '.', '_' and '-'.";

    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}");
    private static final Set<String> CLOUD = Set.of("github.com", "www.github.com");

    private GithubNames() {}

    static boolean isFullName(String name) {
        return FULL_NAME.matcher(name).matches() && !name.endsWith("/..") && !name.endsWith("/.");
    }

    /** The root of the API for a repository with that page: one address for github.com, {@code /api/v3} of an Enterprise Server. */
    static String apiOf(String page) {
        return PageUrls.isAt(page, CLOUD) ? "https://api.github.com" : PageUrls.origin(page) + "/api/v3";
    }
}
