package dev.waybill.commit.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailersTest {

    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);

    @Test
    void whatGitWritesIsALink() {
        assertThat(Trailers.links("x", "fix\n\n(cherry picked from commit " + ONE + ")\n"))
                .containsExactly(new Link("x", Link.Kind.CHERRY_PICK, ONE));
        assertThat(Trailers.links("x", "Revert \"fix\"\n\nThis reverts commit " + TWO + ".\n"))
                .containsExactly(new Link("x", Link.Kind.REVERT, TWO));
    }

    @Test
    void whatPeopleWriteIsNone() {
        assertThat(Trailers.links("x", "see (cherry picked from commit " + ONE + ") above"))
                .isEmpty();
        assertThat(Trailers.links("x", "This reverts commit 1234567")).isEmpty();
        assertThat(Trailers.links(ONE, "This reverts commit " + ONE)).isEmpty();
    }
}
