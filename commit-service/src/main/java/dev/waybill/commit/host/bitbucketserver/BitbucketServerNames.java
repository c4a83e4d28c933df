package dev.waybill.commit.host.bitbucketserver;

import dev.waybill.commit.host.Json;
import dev.waybill.commit.host.PageUrls;
import java.util.regex.Pattern;

/** How repositories are named at a Bitbucket Data Center, and where its API is. */
final class BitbucketServerNames {

    static final String RULE =
            "A Bitbucket Data Center repository is named PROJECT/repository, with the project's key; ~user/repository for a personal one.";

    private static final Pattern NAME = Pattern.compile("~?[A-Za-z0-9_.-]{1,128}/[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    private BitbucketServerNames() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The root of the API of the installation that shows a repository on that page; it may live in a folder of its server. */
    static String apiOf(String page) {
        for (String mark : new String[] {"/projects/", "/users/", "/scm/"}) {
            String before = PageUrls.before(page, mark);
            if (!before.equals(PageUrls.origin(page))) {
                return before + "/rest/api/1.0";
            }
        }
        return PageUrls.origin(page) + "/rest/api/1.0";
    }

    /** The path of a repository in the API. */
    static String pathOf(String name) {
        int slash = name.indexOf('/');
        return "/projects/" + Json.segment(name.substring(0, slash)) + "/repos/"
                + Json.segment(name.substring(slash + 1));
    }
}
