package dev.waybill.commit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commit.history.HistoryFacts.Source;
import dev.waybill.commit.history.HistoryFacts.Status;
import dev.waybill.commit.mirror.FetchState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryFactsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aRepositoryThatIsFetchedIsAsItsFetches() {
        assertThat(fetched(null, 0)).isEqualTo(Status.pending);
        assertThat(fetched(new FetchState(null, 10, 0, null, NOW), 0)).isEqualTo(Status.pending);
        assertThat(fetched(new FetchState(NOW, 10, 0, null, NOW), 0)).isEqualTo(Status.complete);
        assertThat(fetched(new FetchState(NOW, 10, 0, null, NOW), 1)).isEqualTo(Status.incomplete);
        assertThat(fetched(new FetchState(NOW, 10, 2, "The host is away.", NOW), 0))
                .isEqualTo(Status.failing);
    }

    @Test
    void oneThatIsNotIsAsItsGaps() {
        assertThat(new HistoryFacts(Source.api, false, null, 0, null).status()).isEqualTo(Status.complete);
        assertThat(new HistoryFacts(Source.api, false, null, 2, null).status()).isEqualTo(Status.incomplete);
        assertThat(new HistoryFacts(Source.api, false, null, 2, "GitHub answered 404.").message())
                .isEqualTo("GitHub answered 404.");
        assertThat(new HistoryFacts(Source.webhooks, false, null, 2, null).message())
                .contains("clone URL or a token");
    }

    @Test
    void theHostIsAskedForBranchesWhereNothingIsFetched() {
        FetchState fetched = new FetchState(NOW, 10, 0, null, NOW);
        FetchState failing = new FetchState(NOW, 10, 2, "The host is away.", NOW);

        assertThat(new HistoryFacts(Source.api, true, null, 0, null).isAsked()).isTrue();
        assertThat(new HistoryFacts(Source.fetch, true, failing, 0, null).isAsked())
                .isTrue();
        assertThat(new HistoryFacts(Source.fetch, true, failing, 0, null).message())
                .contains("meanwhile the host is asked");
        assertThat(new HistoryFacts(Source.fetch, true, fetched, 0, null).isAsked())
                .isFalse();
        assertThat(new HistoryFacts(Source.fetch, true, null, 0, null).isAsked())
                .isFalse();
        assertThat(new HistoryFacts(Source.fetch, false, failing, 0, null).isAsked())
                .isFalse();
        assertThat(new HistoryFacts(Source.webhooks, false, null, 0, null).isAsked())
                .isFalse();
    }

    private static Status fetched(FetchState state, int missing) {
        return new HistoryFacts(Source.fetch, false, state, missing, "of a time before it was fetched").status();
    }
}
