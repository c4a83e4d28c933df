package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/** The steps of CI over the web API, for tests that are about something else than the client. */
final class Flow {

    private Flow() {}

    /** A release of project web whose commits are those of the push. */
    static void release(Web web, String version, GitHubPush push) {
        assertThat(web.post("/api/0/organizations/demo/releases/", """
                {"version": "%s", "projects": ["web"]}""".formatted(version))
                        .status())
                .isIn(201, 208);
        assertThat(web.put(web.releasePath(version), """
                {"refs": [{"repository": "demo/web", "commit": "%s", "previousCommit": "%s"}]}""".formatted(push.after(), push.before()))
                        .status())
                .isEqualTo(200);
    }

    /** A deploy of the release; its id. */
    static String deploy(Web web, String version, String environmentName) {
        Web.Answer answer = web.post(web.releasePath(version) + "deploys/", """
                {"environment": "%s"}""".formatted(environmentName));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 208);
        return answer.json().get("id").asText();
    }
}
