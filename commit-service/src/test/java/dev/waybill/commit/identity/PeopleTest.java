package dev.waybill.commit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.commit.GitRepository;
import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Contributor.Role;
import dev.waybill.contracts.Person;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {

    private static final String MAILMAP = """
            # People change names and addresses.
            Ann Archer <ann@old.example>
            <bo@example.com> <bo@OLD.example>
            Cleo Caro <cleo@example.com> <cleo@home.example> # by night
            Dan Doe <dan@example.com> dd <shared@example.com>
            Eve Ells <eve@example.com> ee <shared@example.com>
            not a line
            <only@example.com>
            """;

    private static final List<String> USED = List.of(
            "annie <ann@old.example>",
            "Bo <bo@old.example>",
            "cc <Cleo@Home.example>",
            "dd <shared@example.com>",
            "EE <shared@example.com>",
            "nobody <shared@example.com>",
            "Stranger <stranger@example.com>",
            "Only <only@example.com>");

    @TempDir
    Path temporary;

    @Test
    void namesAreThoseOfGit() throws Exception {
        assumeTrue(GitRepository.isGitInstalled(), "Git is not installed here, so there is nobody to compare with");
        GitRepository git = GitRepository.create(temporary.resolve("repository"));
        Path file = Files.writeString(temporary.resolve("mailmap"), MAILMAP);
        Mailmap mailmap = Mailmap.parse(MAILMAP);
        for (String used : USED) {
            Person canonical = mailmap.canonical(person(used));

            assertThat(canonical.name() + " <" + canonical.email() + ">")
                    .isEqualTo(git.one("-c", "mailmap.file=" + file, "check-mailmap", used));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1234+octo-cat@users.noreply.github.com, octo-cat",
        "octocat@users.noreply.github.com, octocat",
        "77-ann.archer@users.noreply.gitlab.com, ann.archer",
        "49699333+dependabot[bot]@users.noreply.github.com, dependabot[bot]",
        "forger@noreply.codeberg.org, forger",
        "ann@users.noreply.github.corp.example, ann"
    })
    void hiddenAddressesNameAnAccount(String email, String login) {
        assertThat(AccountHints.hiddenLogin(email)).contains(login);
        assertThat(AccountHints.isUnreachable(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.com", "noreply.fan@example.com", "ann@noreplying.com", ""})
    void othersDoNot(String email) {
        assertThat(AccountHints.hiddenLogin(email)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dependabot[bot]", "Renovate Bot", "github-actions[bot]", "project_12_bot_0af3", "deploy-bot"})
    void botsAreKnownByTheirNames(String name) {
        assertThat(AccountHints.isBot(name, null, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bob Botham", "Abbot", "robot fan"})
    void peopleAreNoBots(String name) {
        assertThat(AccountHints.isBot(name, "someone@example.com", null)).isFalse();
    }

    @Test
    void aBotIsCreditedButItsHumanCoAuthorIsReached() {
        String message = """
                Bump a to 2

                Co-authored-by: Ann Archer <ann@example.com>
                co-authored-by:Bo <12+bo@users.noreply.github.com>
                Co-authored-by: ann <ANN@example.com>
                Co-authored-by: nobody
                Signed-off-by: Cleo <cleo@example.com>
                """;
        Person bot = new Person("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com");

        assertThat(People.UNKNOWN.contributors(bot, message, List.of(new Person("Dan", "dan@example.com"))))
                .containsExactly(
                        new Contributor(Role.AUTHOR, "dependabot[bot]", null, "dependabot[bot]", true),
                        new Contributor(Role.CO_AUTHOR, "Ann Archer", "ann@example.com", null, false),
                        new Contributor(Role.CO_AUTHOR, "Bo", null, "bo", false),
                        new Contributor(Role.SQUASHED_AUTHOR, "Dan", "dan@example.com", null, false));
    }

    @Test
    void theMailmapSaysWhoIsBehindAHiddenAddress() {
        People people = new People(Mailmap.parse("Bo <bo@example.com> <12+bo@users.noreply.github.com>"));

        assertThat(people.contributors(new Person("bo", "12+bo@users.noreply.github.com"), "", List.of()))
                .containsExactly(new Contributor(Role.AUTHOR, "Bo", "bo@example.com", "bo", false));
    }

    private static Person person(String text) {
        int at = text.indexOf(" <");
        return new Person(text.substring(0, at), text.substring(at + 2, text.length() - 1));
    }
}
