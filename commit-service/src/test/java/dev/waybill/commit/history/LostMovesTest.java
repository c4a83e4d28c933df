package dev.waybill.commit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.history.LostMoves.Lost;
import dev.waybill.commit.host.BranchHeads;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LostMovesTest {

    private static final String MAIN = "refs/heads/main";
    private static final String TOPIC = "refs/heads/a-topic";

    @Test
    void whatStandsWhereItWasKnownToBeDidNotMove() {
        assertThat(LostMoves.between(Map.of(MAIN, "a"), told(Map.of(MAIN, "a"))))
                .isEmpty();
    }

    @Test
    void movesOfMainComeFirst() {
        assertThat(LostMoves.between(Map.of(MAIN, "a", TOPIC, "b"), told(Map.of(MAIN, "c", TOPIC, "d"))))
                .containsExactly(new Lost(MAIN, "a", "c"), new Lost(TOPIC, "b", "d"));
    }

    @Test
    void branchesComeAndGo() {
        assertThat(LostMoves.between(Map.of(MAIN, "a"), told(Map.of(TOPIC, "b"))))
                .containsExactly(new Lost(MAIN, "a", null), new Lost(TOPIC, null, "b"));
    }

    @Test
    void whatIsNotInAPartOfTheListIsNotGone() {
        assertThat(LostMoves.between(Map.of(MAIN, "a"), new BranchHeads(Map.of(TOPIC, "b"), false)))
                .containsExactly(new Lost(TOPIC, null, "b"));
    }

    @Test
    void manyAreTakenStepByStep() {
        Map<String, String> many = new HashMap<>(Map.of(MAIN, "a"));
        for (int i = 0; i < 2 * LostMoves.MOST; i++) {
            many.put("refs/heads/a" + i, "a");
        }

        assertThat(LostMoves.between(Map.of(), told(many)))
                .hasSize(LostMoves.MOST)
                .startsWith(new Lost(MAIN, null, "a"));
    }

    @Test
    void onlyBranchesOfWhichNothingIsKnownBegin() {
        assertThat(LostMoves.unknown(Map.of(MAIN, "a"), told(Map.of(MAIN, "b", TOPIC, "c"))))
                .isEqualTo(Map.of(TOPIC, "c"));
    }

    private static BranchHeads told(Map<String, String> heads) {
        return new BranchHeads(heads, true);
    }
}
