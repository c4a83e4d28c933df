package dev.waybill.notify.announcement;

import static dev.waybill.notify.Samples.ADA;
import static dev.waybill.notify.Samples.BOB;
import static dev.waybill.notify.Samples.announced;
import static dev.waybill.notify.Samples.coAuthor;
import static dev.waybill.notify.Samples.commit;
import static dev.waybill.notify.Samples.part;
import static dev.waybill.notify.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.contracts.DeployFact.CoAuthor;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.Part;
import dev.waybill.contracts.Person;
import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.DeployNotice.Commit;
import dev.waybill.notify.channel.DeployNotice.Contribution;
import dev.waybill.notify.channel.DeployNotice.Shared;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeployNoticesTest {

    @Test
    void commitsOfAllPartsAreGroupedByAuthor() {
        // Given
        Person stranger = new Person("Eve", "eve@elsewhere.example");
        Person strangerInCapitals = new Person("Eve E.", "EVE@elsewhere.example");

        // When
        DeployNotice notice = DeployNotices.of(List.of(
                part(1, new Part(1, 2), 5, commit("a", "a", ADA), commit("b", "b", stranger, null)),
                part(
                        1,
                        new Part(2, 2),
                        5,
                        commit("c", "c", BOB),
                        commit("d", "d", strangerInCapitals, null),
                        commit("e", "e", ADA))));

        // Then
        assertThat(notice.contributions())
                .extracting(Contribution::memberId, Contribution::author, Contribution::total)
                .containsExactly(tuple(7L, "Ada Lovelace", 2), tuple(null, "Eve", 2), tuple(8L, "Bob Bäcker", 1));
        assertThat(notice.totalCommits()).isEqualTo(5);
    }

    @Test
    void whatMembersHelpedWithIsTheirsBesideItsAuthors() {
        // Given
        MemberRef bobAtHome = new MemberRef(BOB.id(), BOB.name(), "bob@home.example");
        CoAuthor stranger = new CoAuthor(new Person("Eve", "eve@elsewhere.example"), null);

        // When
        DeployNotice notice = DeployNotices.of(List.of(announced(
                1,
                with(commit("a", "a", ADA), coAuthor(BOB), coAuthor(bobAtHome), coAuthor(ADA), stranger),
                commit("b", "b", BOB),
                with(commit("c", "c", ADA), coAuthor(BOB)))));

        // Then
        assertThat(notice.contributions())
                .extracting(
                        Contribution::memberId,
                        Contribution::total,
                        it -> it.shared() == null
                                ? List.of()
                                : it.shared().commits().stream()
                                        .map(Commit::summary)
                                        .toList())
                .containsExactly(tuple(7L, 2, List.of()), tuple(8L, 1, List.of("a", "c")));
        assertThat(notice.contributions().getLast().shared())
                .extracting(Shared::total)
                .isEqualTo(2);
        assertThat(notice.totalCommits()).isEqualTo(3);
    }

    @Test
    void aCommitIsItsFirstLineWithoutAnythingThatDoesNotShow() {
        DeployNotice notice = DeployNotices.of(
                List.of(announced(1, commit("a", "\r\n  fix:\tlogin\u202E gnp\u0000\r\nBcc: x@y", ADA))));

        assertThat(notice.contributions().getFirst().commits().getFirst().summary())
                .isEqualTo("fix: login gnp");
    }

    @Test
    void whatIsStoredIsBoundedAndKeepsEveryMember() {
        // Given
        DeployedCommit[] commits = IntStream.range(0, 60_000)
                .mapToObj(i -> i % 2 == 0
                        ? commit("a", "x".repeat(5_000), new MemberRef(i % 2_000, "M", "m@example.org"))
                        : commit("b", "x", new Person("P" + i % 1_999, "p" + i % 1_999 + "@example.org"), null))
                .toArray(DeployedCommit[]::new);

        // When
        DeployNotice notice = DeployNotices.of(List.of(announced(1, commits)));

        // Then
        assertThat(notice.contributions())
                .filteredOn(it -> it.memberId() != null)
                .hasSize(1_000);
        assertThat(notice.contributions())
                .filteredOn(it -> it.memberId() == null)
                .hasSize(100);
        assertThat(notice.authorsLeftOut()).isEqualTo(1_899);
        assertThat(notice.contributions())
                .allSatisfy(it -> assertThat(it.commits()).hasSize(3))
                .allSatisfy(it -> assertThat(it.total()).isGreaterThan(3));
        assertThat(notice.contributions().getFirst().commits().getFirst().summary())
                .hasSize(200)
                .endsWith("…");
        assertThat(notice.totalCommits()).isEqualTo(60_000);
    }

    @Test
    void anAuthorWithoutANameIsNotShownByAddress() {
        DeployNotice notice = DeployNotices.of(List.of(announced(
                1, commit("a", "a", new Person(null, "secret@example.org"), null), commit("b", "b", null, null))));

        assertThat(notice.contributions())
                .extracting(Contribution::author)
                .containsExactly("Unknown author", "Unknown author");
    }
}
