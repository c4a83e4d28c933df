package dev.waybill.commit.host.gitea;

import dev.waybill.commit.host.PageUrls;
import java.util.regex.Pattern;

/** How repositories are named at Gitea and Forgejo, and where their API is. */
final class GiteaNames {

    static final String RULE = "A repository is named owner/name, with letters, digits, '.', '_' and '-'.";

    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}");

    private GiteaNames() {}

    static boolean isName(String name) {
        return FULL_NAME.matcher(name).matches() && !name.endsWith("/..") && !name.endsWith("/.");
    }

    /** The root of the API of the installation that shows a repository on that page. */
    static String apiOf(String page, String name) {
        return PageUrls.before(page, "/" + name) + "/api/v1";
    }
}
