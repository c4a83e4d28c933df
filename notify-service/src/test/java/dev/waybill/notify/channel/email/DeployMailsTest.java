package dev.waybill.notify.channel.email;

import static dev.waybill.notify.channel.email.Notices.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeployFact.Direction;
import dev.waybill.contracts.ProjectRef;
import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.DeployNotice.Commit;
import dev.waybill.notify.channel.DeployNotice.Contribution;
import dev.waybill.notify.channel.Recipient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DeployMailsTest {

    private static final Recipient ADA = new Recipient(7, "Ada Lovelace", "ada@example.org");

    private final DeployMails mails = Mails.composer();

    @Test
    void saysWhatWasDeployedThenOnesOwnCommitsThenThoseOfOthers() {
        // When
        Mail mail = mails.compose(
                ADA,
                Notices.of(by(8L, "Bob", "Speed up search"), by(7L, "Ada Lovelace", "Fix the login", "Add a test")));

        // Then
        assertThat(mail.subject()).isEqualTo("Deployed demo-web@1.2.3 to production");
        assertThat(mail.text()).startsWith("""
                        Deployed demo-web@1.2.3 to production

                        Release:      demo-web@1.2.3 (before: 1.2.2)
                        Environment:  production
                        Organization: Demo
                        Projects:     web
                        When:         24 November 2026, 10:40 UTC

                        YOUR COMMITS (2)

                        * Fix the login
                          demo/web 0123456 https://github.com/demo/web/commit/0123456
                        * Add a test
                          demo/web 0123456 https://github.com/demo/web/commit/0123456

                        BY OTHERS (1)

                        Bob (1)
                        * Speed up search
                          demo/web 0123456 https://github.com/demo/web/commit/0123456

                        Release: https://waybill.example/organizations/demo/releases/demo-web%401.2.3/?expires=""");
        Document html = Jsoup.parse(mail.html());
        assertThat(html.title()).isEqualTo(mail.subject());
        assertThat(html.body().text())
                .containsSubsequence(
                        "Deployed to production",
                        "demo-web@1.2.3",
                        "24 November 2026, 10:40 UTC · before: 1.2.2 · Demo",
                        "Projects: web",
                        "Your commits 2",
                        "Fix the login 0123456 demo/web",
                        "Add a test",
                        "By others 1",
                        "Bob 1",
                        "Speed up search",
                        "Open the release",
                        "because you wrote commits in this deploy",
                        "No more mails about production");
        assertThat(mail.html() + mail.text()).doesNotContain("more)", "incomplete", "and 0 more");
    }

    @Test
    void linksOfOurPagesAreSigned() {
        DeployNotice notice = Notices.of(by(7L, "Ada", "Fix"));
        Mail mail = mails.compose(ADA, notice);

        List<URI> links = Jsoup.parse(mail.html()).select("a[href*=/organizations/]").eachAttr("href").stream()
                .map(URI::create)
                .toList();

        assertThat(links)
                .extracting(URI::getRawPath)
                .containsExactly("/organizations/demo/projects/web/", "/organizations/demo/releases/demo-web%401.2.3/");
        assertThat(links).allSatisfy(link -> {
            String[] query = link.getRawQuery().split("[=&]");
            assertThat(Mails.SIGNED.verify(notice.organization().id(), link.getRawPath(), query[1], query[3]))
                    .isTrue();
        });
    }

    @Test
    void hostileNamesAndMessagesAreOnlyText() {
        // Given
        String script = "<script>alert(1)</script>";
        Commit hostile = new Commit(
                script,
                script,
                "javascript:alert(1)",
                "\"><img src=x onerror=alert(1)>" + script,
                Notices.commit("").committedAt());

        // When
        Mail mail = mails.compose(
                new Recipient(7, "Eve\r\nBcc: all@example.org", "eve@example.org"),
                Notices.of(
                        script + "@" + script,
                        List.of(new ProjectRef(1, "\"><script>", script)),
                        Direction.FORWARD,
                        "prod\r\nX-Evil: yes" + script,
                        false,
                        new Contribution(7L, script, 1, List.of(hostile)),
                        new Contribution(null, script + "\r\nSubject: owned", 1, List.of(hostile))));

        // Then
        Document html = Jsoup.parse(mail.html());
        assertThat(html.select("script, img, iframe, object, svg")).isEmpty();
        assertThat(html.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(html.select("a").eachAttr("href")).allMatch(href -> href.startsWith("https://waybill.example/"));
        assertThat(html.body().text()).contains(script);
        assertThat(mail.name()).isEqualTo("Eve Bcc: all@example.org");
        assertThat(mail.subject()).doesNotContainPattern("[\\p{Cntrl}]");
        assertThat(mail.headers().values()).noneMatch(value -> value.contains("\r") || value.contains("\n"));
        assertThat(mail.text()).doesNotContain("\nSubject:").doesNotContain("\nX-Evil");
    }

    @Test
    void aRollbackSaysSo() {
        Mail mail = mails.compose(
                ADA,
                Notices.of(
                        "demo-web@1.2.1", Notices.WEB, Direction.ROLLBACK, "production", true, by(7L, "Ada", "Fix")));

        assertThat(mail.subject()).isEqualTo("Rolled back to demo-web@1.2.1 in production");
        assertThat(mail.text()).contains("An older release runs again", "YOUR COMMITS TAKEN OUT (1)");
        assertThat(Jsoup.parse(mail.html()).body().text())
                .contains(
                        "1 commit of yours is out of production: Fix",
                        "Rolled back in production",
                        "Your commits taken out 1");
    }

    @Test
    void anIncompleteAnnouncementSaysSo() {
        Mail mail = mails.compose(
                ADA,
                Notices.of(
                        "demo-web@1.2.3", Notices.WEB, Direction.FORWARD, "production", false, by(7L, "Ada", "Fix")));

        assertThat(mail.text()).contains("The list of commits may be incomplete.");
        assertThat(mail.html()).contains("The list of commits may be incomplete.");
    }

    @Test
    void aLongListIsCutAndCounted() {
        // Given
        Contribution mine = new Contribution(7L, "Ada", 90, Collections.nCopies(25, Notices.commit("mine")));
        Contribution[] all = IntStream.range(0, 40)
                .mapToObj(i -> i == 20
                        ? mine
                        : by(
                                null,
                                "Author " + i,
                                Collections.nCopies(12, "theirs").toArray(String[]::new)))
                .toArray(Contribution[]::new);

        // When
        Document html = Jsoup.parse(mails.compose(ADA, Notices.of(all)).html());

        // Then
        assertThat(html.select(".yours li")).hasSize(25);
        assertThat(html.select(".yours + .more").text()).isEqualTo("and 65 more");
        assertThat(html.select("h3")).hasSize(20);
        assertThat(html.select("h3 + ul + .more").eachText()).hasSize(20).containsOnly("and 2 more");
        assertThat(html.select(".more").last().text()).isEqualTo("and 228 more");
    }

    @Test
    void theHtmlNeverGrowsOverWhatMailboxesShow() {
        // Given
        Commit worst = new Commit(
                "\"".repeat(100),
                "\"".repeat(64),
                "https://h/" + "&".repeat(480),
                "\"".repeat(200),
                Notices.commit("").committedAt());
        List<Commit> commits = Collections.nCopies(25, worst);
        Contribution[] all = IntStream.range(0, 100)
                .mapToObj(i -> new Contribution((long) i, "\"".repeat(100), 1_000, commits))
                .toArray(Contribution[]::new);
        List<ProjectRef> projects = Collections.nCopies(50, new ProjectRef(1, "p".repeat(50), "\"".repeat(100)));
        DeployNotice worstNotice = Notices.of(
                "p".repeat(100) + "@" + "\"".repeat(90), projects, Direction.ROLLBACK, "\"".repeat(64), false, all);

        // When
        String html = mails.compose(ADA, worstNotice).html();

        // Then
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(DeployMails.MOST_HTML_BYTES);
        assertThat(Jsoup.parse(html).select(".yours li")).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void whatTheReaderHelpedWithIsTheirsAndItsAuthors() {
        // Given
        Commit shared = Notices.commit("Fix the login");
        Contribution helper =
                new Contribution(7L, "Ada", 0, List.of(), new DeployNotice.Shared(30, Collections.nCopies(25, shared)));
        Contribution both = new Contribution(
                7L, "Ada", 1, List.of(Notices.commit("Mine")), new DeployNotice.Shared(1, List.of(shared)));
        Contribution author = new Contribution(8L, "Bob", 30, Collections.nCopies(25, shared));
        Contribution anotherHelper =
                new Contribution(9L, "Eve", 0, List.of(), new DeployNotice.Shared(1, List.of(shared)));

        // When
        Mail toHelper = mails.compose(ADA, Notices.of(author, helper, anotherHelper));
        Mail toBoth = mails.compose(ADA, Notices.of(both, author));
        Mail toAuthor = mails.compose(new Recipient(8, "Bob", "bob@example.org"), Notices.of(author, helper));

        // Then
        assertThat(toHelper.headers()).containsEntry("X-Waybill-Reason", "co-author");
        assertThat(toHelper.text())
                .contains("YOUR COMMITS (30)", "* Fix the login", "BY OTHERS (30)", "Bob (30)")
                .doesNotContain("Eve", "Ada (");
        assertThat(toBoth.headers()).containsEntry("X-Waybill-Reason", "committer");
        assertThat(toBoth.text()).contains("YOUR COMMITS (2)", "* Mine", "* Fix the login", "BY OTHERS (30)");
        assertThat(toAuthor.text()).contains("YOUR COMMITS (30)").doesNotContain("BY OTHERS");
    }

    @Test
    void headersSayWhatTheMailIsAndHowToEndIt() {
        Mail mail = mails.compose(
                ADA, Notices.of("1.0", Notices.WEB, Direction.FORWARD, "Q\u00e4 1", true, by(7L, "Ada", "Fix")));

        assertThat(mail.messageId()).isEqualTo("<deploy.42.7@waybill.example>");
        assertThat(mail.headers())
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .containsEntry("Auto-Submitted", "auto-generated")
                .containsEntry("Precedence", "bulk")
                .containsEntry("X-Waybill-Reason", "committer")
                .containsEntry("X-Waybill-Deploy", "42")
                .containsEntry("X-Waybill-Environment", "=?UTF-8?Q?Q=C3=A4_1?=");
        assertThat(mail.headers().get("List-Unsubscribe")).matches("<https://waybill\\.example/u/[\\w.-]+>");
        assertThat(mail.headers().get("List-Id")).matches("<deploys\\.q-1-[0-9a-f]{8}\\.demo\\.waybill\\.example>");
    }
}
