package dev.waybill.commit.host.bitbucket;

import dev.waybill.commit.host.PageUrls;
import java.util.Set;
import java.util.regex.Pattern;

/** How repositories are named at Bitbucket, and where its API is. */
final class BitbucketNames {

    static final String RULE =
            "A Bitbucket repository is named workspace/repository, with letters, digits, '.', '_' and '-'.";

    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}");
    private static final Set<String> CLOUD = Set.of("bitbucket.org", "www.bitbucket.org");

    private BitbucketNames() {}

    static boolean isName(String name) {
        return FULL_NAME.matcher(name).matches() && !name.endsWith("/..") && !name.endsWith("/.");
    }

    /** The root of the API: one address for bitbucket.org; anything else is a stand-in of it. */
    static String apiOf(String page) {
        return (PageUrls.isAt(page, CLOUD) ? "https://api.bitbucket.org" : PageUrls.origin(page)) + "/2.0";
    }
}
