package dev.waybill.commit.host.azuredevops;

import dev.waybill.commit.host.Json;
import dev.waybill.commit.host.PageUrls;
import java.util.regex.Pattern;

/** How repositories are named at Azure DevOps, and where its API is. */
final class AzureDevopsNames {

    static final String RULE = "An Azure DevOps repository is named project/repository.";

    private static final Pattern NAME =
            Pattern.compile("[^/\\\\:*?\"<>|#$&{}%+,;=@\\p{Cntrl}]{1,64}/[^/\\\\:*?\"<>|#%\\p{Cntrl}]{1,128}");

    private AzureDevopsNames() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.contains("..");
    }

    /**
     * The root of the organisation or collection, to which {@code /_apis} belongs. Pages read {@code …/project/_git/repository}, or
     * {@code …/_git/repository} where both have one name.
     */
    static String rootOf(String page, String name) {
        String before = PageUrls.before(page, "/_git/");
        String project = "/" + projectOf(name);
        return before.endsWith(project)
                ? before.substring(0, before.length() - project.length())
                : before.endsWith("/" + name.substring(0, name.indexOf('/')))
                        ? before.substring(0, before.lastIndexOf('/'))
                        : before;
    }

    static String projectOf(String name) {
        return Json.segment(name.substring(0, name.indexOf('/')));
    }

    static String repositoryOf(String name) {
        return Json.segment(name.substring(name.indexOf('/') + 1));
    }
}
