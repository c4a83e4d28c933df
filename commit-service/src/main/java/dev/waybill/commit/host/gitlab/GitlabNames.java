package dev.waybill.commit.host.gitlab;

import dev.waybill.commit.host.PageUrls;
import java.util.regex.Pattern;

/** How projects are named at GitLab, and where its API is. */
final class GitlabNames {

    static final String RULE =
            "A GitLab project is named by its path, group/project or group/subgroup/project, not by its title.";

    private static final String SEGMENT = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?";
    private static final Pattern PATH = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + "){1,20}");

    private GitlabNames() {}

    static boolean isName(String name) {
        return PATH.matcher(name).matches();
    }

    /** The root of the API of the installation that shows a project on that page. */
    static String apiOf(String page, String path) {
        return PageUrls.before(page, "/" + path) + "/api/v4";
    }
}
