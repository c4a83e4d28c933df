package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.e2e.Web.Mail;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names and messages come from strangers. */
@ExtendWith(RunningStack.class)
final class HostileNamesE2ET {

    private final Web web = new Web(RunningStack.environment());
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void markupInANameIsHarmlessInMailAndPage() {
        Mail mail = mailForCommitBy("<script>alert(1)</script>", "<img src=x onerror=alert(2)> paint it");

        assertThat(mail.html())
                .doesNotContain("<script")
                .doesNotContain("<img src=x")
                .contains("&lt;img src=x onerror=alert(2)&gt;")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(mail.text()).contains("paint it").contains("<script>alert(1)</script>");
        String page = web.getAnonymously(releaseLink(mail)).body();
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void lineBreaksInANameOrMessageNeverReachAHeader() {
        Mail mail = mailForCommitBy(
                "Ada\r\nBcc: everyone@demo.test", "Subject: gotcha\r\nBcc: everyone@demo.test\r\n\r\npaint it");

        assertThat(mail.headers().keySet()).noneMatch("Bcc"::equalsIgnoreCase);
        assertThat(mail.to()).containsExactly(RunningStack.memberEmails().getFirst());
        assertThat(mail.text()).contains("BY OTHERS (1)").doesNotContainPattern("(?m)^Bcc: ");
        assertThat(mail.subject()).doesNotContain("\r").doesNotContain("\n").contains("hostile-" + suffix);
    }

    /** Of a member the mail shows the name that the organisation gave; so a stranger has the name, beside a member who gets the mail. */
    private Mail mailForCommitBy(String name, String message) {
        String environmentName = "hostile-" + suffix;
        GitHubPush push = GitHubPush.from(GitHubPush.newSha())
                .commit("Ada Lovelace", RunningStack.memberEmails().getFirst(), message)
                .commit(name, "stranger@elsewhere.test", message);
        assertThat(web.deliver(push).status()).isBetween(200, 202);
        Flow.release(web, "hostile@1.0.0+" + suffix, push);
        Flow.deploy(web, "hostile@1.0.0+" + suffix, environmentName);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(web.mailsAbout(environmentName)).hasSize(1));
        return web.mailsAbout(environmentName).getFirst();
    }

    private static String releaseLink(Mail mail) {
        return mail.text()
                .lines()
                .flatMap(line -> java.util.stream.Stream.of(line.split("[\\s<>]")))
                .filter(word -> word.startsWith("http") && word.contains("/releases/"))
                .findFirst()
                .orElseThrow();
    }
}
