package dev.waybill.release.releasecommit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Contributor.Role;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import dev.waybill.release.release.GivenCommit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommitListTest {

    private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void putsTheNewestFirst() {
        assertThat(shas(given("a", 1), given("b", 3), given("c", 2))).containsExactly("b", "c", "a");
    }

    @Test
    void keepsTheGivenOrderWithoutDates() {
        assertThat(shas(given("a", null), given("b", null))).containsExactly("a", "b");
    }

    @Test
    void keepsThePositionOfACommitWithoutADate() {
        assertThat(shas(given("a", 1), given("b", null), given("c", 2))).containsExactly("c", "b", "a");
    }

    @Test
    void dropsCommitsThatAskForItAndRepetitions() {
        GivenCommit skipped = new GivenCommit("s", "r", "chore #skipsentry", null, null, null, List.of());

        assertThat(shas(given("a", null), skipped, given("a", null))).containsExactly("a");
    }

    @Test
    void namesAnAuthorWithoutAnAddress() {
        GivenCommit commit = new GivenCommit("a", null, null, "Joe^^", null, null, List.of());

        ListedCommit listed = CommitList.of(7, List.of(commit)).getFirst();

        assertThat(listed.authorEmail()).isEqualTo("joe@localhost");
        assertThat(listed.repository()).isEqualTo("organization-7");
        assertThat(listed.message()).isNull();
    }

    @Test
    void cutsALongAddress() {
        GivenCommit commit = new GivenCommit("a", null, null, null, "x".repeat(80), null, List.of());

        assertThat(CommitList.of(7, List.of(commit)).getFirst().authorEmail()).isEqualTo("x".repeat(72) + "...");
    }

    @Test
    void keepsOfAPathWhatWasSaidFirst() {
        GivenCommit commit = new GivenCommit(
                "a",
                null,
                null,
                null,
                null,
                null,
                List.of(new FileChange("p", "A"), new FileChange("q", "M"), new FileChange("p", "D")));

        ListedCommit listed = CommitList.of(7, List.of(commit)).getFirst();

        assertThat(listed.files()).containsExactly(new FileChange("p", "A"), new FileChange("q", "M"));
        assertThat(listed.filesComplete()).isTrue();
    }

    @Test
    void knowsThatFilesWereNotTold() {
        GivenCommit commit = new GivenCommit("a", null, null, null, null, null, null);

        assertThat(CommitList.of(7, List.of(commit)).getFirst().filesComplete()).isFalse();
    }

    @Test
    void creditsWhomTheMessageNames() {
        String message = """
                Keep the cart

                Co-authored-by: Grace Hopper <grace@example.com>
                Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>
                """;
        GivenCommit commit = new GivenCommit("a", null, message, "Ada", "ada@example.com", null, List.of());

        ListedCommit listed = CommitList.of(7, List.of(commit)).getFirst();

        assertThat(listed.coAuthors()).containsExactly(new Person("Grace Hopper", "grace@example.com"));
        assertThat(listed.contributors())
                .extracting(Contributor::role, Contributor::bot)
                .containsExactly(tuple(Role.AUTHOR, false), tuple(Role.CO_AUTHOR, false), tuple(Role.CO_AUTHOR, true));
        assertThat(listed.isByProgram()).isFalse();
    }

    @Test
    void keepsNothingOfAnAuthorAlone() {
        GivenCommit commit = new GivenCommit("a", null, "Keep", "Ada", "ada@example.com", null, List.of());

        assertThat(CommitList.of(7, List.of(commit)).getFirst().contributors()).isEmpty();
    }

    private static List<String> shas(GivenCommit... commits) {
        return CommitList.of(1, List.of(commits)).stream()
                .map(ListedCommit::sha)
                .toList();
    }

    private static GivenCommit given(String sha, @Nullable Integer second) {
        return new GivenCommit(sha, "r", null, null, null, second == null ? null : T0.plusSeconds(second), List.of());
    }
}
