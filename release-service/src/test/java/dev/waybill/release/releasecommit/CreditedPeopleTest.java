package dev.waybill.release.releasecommit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Contributor;
import dev.waybill.contracts.Contributor.Role;
import dev.waybill.contracts.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreditedPeopleTest {

    private static final String HIDDEN = "123+bo@users.noreply.github.com";

    private final CreditedPeople people = new CreditedPeople();

    @Test
    void areOneByAddress() {
        people.add("demo/web", new Person("Ada", "ada@example.com"), null);
        people.add("demo/app", new Person("A. Lovelace", " ADA@example.com"), null);

        assertThat(people.distinct()).containsExactly(new Person("Ada", "ada@example.com"));
    }

    @Test
    void areOneByAccount() {
        people.add("demo/web", new Person("Bo", null), "bo");
        people.add("demo/web", new Person("Ada", "ada@example.com"), null);
        people.add("Demo/Web", new Person("Bo Beep", HIDDEN), "Bo");

        assertThat(people.distinct())
                .containsExactly(new Person("Bo Beep", HIDDEN), new Person("Ada", "ada@example.com"));
    }

    @Test
    void areOneAsSoonAsSomebodyHasBothAddressAndAccount() {
        people.add("demo/web", new Person("Bo", null), "bo");
        people.add("demo/app", new Person("Bo", "bo@example.com"), null);
        assertThat(people.distinct()).hasSize(2);

        people.add("demo/web", new Person("Bo B.", "bo@example.com"), "bo");
        assertThat(people.distinct()).containsExactly(new Person("Bo", "bo@example.com"));
    }

    @Test
    void areOneWithTwoAccountsOrTwoAddresses() {
        people.add("demo/web", new Person("Bo", "bo@example.com"), "bo");
        people.add("demo/web", new Person("Bo", "bo@home.example"), "bo");
        people.add("demo/web", new Person("Bo", "bo@home.example"), "beep");
        people.add("demo/web", new Person("Bo", null), "beep");

        assertThat(people.distinct()).containsExactly(new Person("Bo", "bo@example.com"));
    }

    @Test
    void areNotOneByName() {
        people.add("demo/web", new Person("Bo", "bo@example.com"), null);
        people.add("demo/web", new Person("Bo", "bo@home.example"), null);
        people.add("demo/web", new Person("Bo", null), "bo");
        people.add("demo/web", new Person("Bo", null), "beep");
        people.add("demo/web", new Person("Bo", null), null);

        assertThat(people.distinct()).hasSize(5);
    }

    /** Two repositories may be at two hosts. */
    @Test
    void areNotOneByAccountsOfTwoRepositories() {
        people.add("demo/web", new Person("Bo", null), "bo");
        people.add("demo/app", new Person("Bo", null), "bo");

        assertThat(people.distinct()).hasSize(2);
    }

    @Test
    void areOneByNameIfThereIsNoMore() {
        people.add("demo/web", new Person("Bo", null), null);
        people.add("demo/app", new Person("Bo", null), null);

        assertThat(people.distinct()).containsExactly(new Person("Bo", null));
    }

    @Test
    void areThoseOfCommitsWithoutPrograms() {
        assertThat(CreditedPeople.of(List.of(
                        commit(
                                "Ada",
                                "ada@example.com",
                                new Contributor(Role.AUTHOR, "Ada", "ada@example.com", null, false),
                                new Contributor(Role.CO_AUTHOR, "Bo", null, "bo", false),
                                new Contributor(Role.CO_AUTHOR, "renovate", null, null, true)),
                        commit("Bo", HIDDEN, new Contributor(Role.AUTHOR, "Bo", null, "bo", false)),
                        commit(null, null),
                        commit("Eve", null))))
                .containsExactly(
                        new Person("Ada", "ada@example.com"), new Person("Bo", HIDDEN), new Person("Eve", null));
    }

    private static ListedCommit commit(@Nullable String name, @Nullable String email, Contributor... contributors) {
        return new ListedCommit(
                "demo/web", "c1", null, name, email, null, null, List.of(), false, List.of(contributors));
    }
}
