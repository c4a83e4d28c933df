package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoAuthorsTest {

    @Test
    void namesThePeopleOfTheTrailersEachOnce() {
        assertThat(CoAuthors.of("""
                        Squash (#7)

                        * one

                        Co-authored-by: Grace Hopper <grace@example.com>

                        * two
                        CO-AUTHORED-BY:<nameless@example.com>\t
                        Co-authored-by: Grace Hopper <grace@example.com>
                        """))
                .containsExactly(
                        new Person("Grace Hopper", "grace@example.com"), new Person(null, "nameless@example.com"));
    }

    @Test
    void readsLinesOfAnyEnd() {
        assertThat(CoAuthors.of("One\r\n\r\nCo-authored-by: A <a@example.com>\r\nCo-authored-by: B <b@example.com>"))
                .extracting(Person::name)
                .containsExactly("A", "B");
    }

    @Test
    void doesNotTakeWhatIsNoTrailer() {
        assertThat(CoAuthors.of("""
                        Thanks! co-authored-by: A <a@example.com>
                        Co-authored-by: nobody
                        Co-authored-by: A <a@example.com> and B
                        Co-authored-by: A <two words>
                        Signed-off-by: A <a@example.com>
                        """)).isEmpty();
    }

    @Test
    void isBounded() {
        String many = IntStream.range(0, 1_000)
                .mapToObj(i -> "Co-authored-by: P <p" + i + "@example.com>")
                .collect(Collectors.joining("\n"));

        assertThat(CoAuthors.of(many)).hasSize(50);
        assertThat(CoAuthors.of("Co-authored-by: " + "x".repeat(1_000_000))).isEmpty();
    }
}
