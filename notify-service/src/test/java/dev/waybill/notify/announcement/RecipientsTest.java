package dev.waybill.notify.announcement;

import static dev.waybill.notify.Samples.ADA;
import static dev.waybill.notify.Samples.BOB;
import static dev.waybill.notify.Samples.coAuthor;
import static dev.waybill.notify.Samples.commit;
import static dev.waybill.notify.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeployFact.CoAuthor;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.Person;
import dev.waybill.notify.channel.Recipient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {

    @Test
    void everyMemberIsToldOnceAtTheAddressOfTheNewestCommit() {
        // Given
        MemberRef adaAtHome = new MemberRef(ADA.id(), ADA.name(), "ada@home.example");

        // When
        List<Recipient> recipients = Recipients.of(
                List.of(commit("a", "one", ADA), commit("b", "two", BOB), commit("c", "three", adaAtHome)));

        // Then
        assertThat(recipients)
                .containsExactly(
                        new Recipient(7, "Ada Lovelace", "ada@example.org"),
                        new Recipient(8, "Bob Bäcker", "bob@example.org"));
    }

    @Test
    void coAuthorsAreToldAsAuthorsAreButNoProgram() {
        CoAuthor stranger = new CoAuthor(new Person("Eve", "eve@elsewhere.example"), null);
        CoAuthor bot = new CoAuthor(new Person("helper[bot]", BOB.email()), BOB);

        assertThat(Recipients.of(List.of(with(commit("a", "one", ADA), stranger, bot, coAuthor(ADA)))))
                .extracting(Recipient::memberId)
                .containsExactly(ADA.id());
        assertThat(Recipients.of(List.of(with(commit("a", "one", new Person("Eve", null), null), coAuthor(BOB)))))
                .containsExactly(new Recipient(8, "Bob Bäcker", "bob@example.org"));
    }

    @Test
    void authorsWhoAreNoMembersAreNotTold() {
        assertThat(Recipients.of(List.of(commit("a", "one", new Person("Eve", "eve@elsewhere.example"), null))))
                .isEmpty();
    }

    @Test
    void commitsOfProgramsTellNobody() {
        Person bot = new Person("renovate[bot]", "29139614+renovate[bot]@users.noreply.github.com");

        assertThat(Recipients.of(List.of(commit("a", "bump", bot, ADA)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@users.noreply.github.com",
                "noreply@example.org",
                "No-Reply@example.org",
                "1+dependabot[bot]@example.org",
                "12@noreply.example.org",
                "nowhere"
            })
    void addressesThatNobodyReadsAreLeftOut(String address) {
        assertThat(Recipients.of(List.of(commit("a", "one", new MemberRef(7, "Ada", address)))))
                .isEmpty();
    }
}
