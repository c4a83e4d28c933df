package dev.waybill.bench.releases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {

    @Test
    void areSummedUpByTheIndexesOfTablesThatGrow() {
        assertThat(Plans.summary("""
                        Limit  (cost=0.42..8.61 rows=10 width=64)
                          ->  Nested Loop  (cost=0.42..81.10 rows=99 width=64)
                                ->  Index Scan Backward using ix_release_date on release r  (cost=0.42..8.44 rows=99 width=8)
                                ->  Index Only Scan using release_project_pkey on release_project p  (cost=0.42..8.44 rows=1 width=8)
                                ->  Index Scan using project_pkey on project  (cost=0.15..8.17 rows=1 width=8)
                          ->  Bitmap Heap Scan on release_commit c  (cost=4.30..12.10 rows=5 width=64)
                                ->  Bitmap Index Scan on release_commit_pkey  (cost=0.00..4.29 rows=5 width=0)
                          ->  Index Scan Backward using ix_release_date on release r2  (cost=0.42..8.44 rows=99 width=8)
                        """)).isEqualTo("ix_release_date, release_project_pkey, release_commit_pkey");
    }

    @Test
    void nameWhatIsReadWhole() {
        assertThat(Plans.summary("Seq Scan on deploy d  (cost=0.00..9.00 rows=9 width=8)"))
                .isEqualTo("ALL OF deploy");
        assertThat(Plans.summary("Seq Scan on project  (cost=0.00..9.00 rows=9 width=8)"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Seq Scan on release r", "->  Parallel Seq Scan on release_commit", "Seq Scan on deploy"})
    void aFaultIsToReadWholeWhatGrows(String plan) {
        assertThat(Plans.READ_WHOLE.matcher(plan).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Seq Scan on project", "Seq Scan on a_release", "Index Scan using release_pkey on release"})
    void noFaultIsWhatStaysSmallOrIsReachedByAnIndex(String plan) {
        assertThat(Plans.READ_WHOLE.matcher(plan).find()).isFalse();
    }
}
