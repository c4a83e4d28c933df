package dev.waybill.kit.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DirectoryFact.MemberChanged;
import dev.waybill.contracts.DirectoryFact.OrganizationChanged;
import dev.waybill.contracts.DirectoryFact.ProjectKeyChanged;
import dev.waybill.contracts.DirectoryFact.TokenChanged;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class DirectoryStateTest {

    private final DirectoryState state = new DirectoryState();

    @Test
    void anOrganizationIsFoundBySlugAndId() {
        state.apply(new OrganizationChanged(7, "demo", "Demo"));

        assertThat(state.organization("demo")).contains(new Organization(7, "demo", "Demo"));
        assertThat(state.organization("7")).isPresent();
        assertThat(state.organization("8")).isEmpty();
    }

    @Test
    void anOldSlugIsForgotten() {
        state.apply(new OrganizationChanged(7, "demo", "Demo"));
        state.apply(new OrganizationChanged(7, "acme", "Demo"));

        assertThat(state.organization("demo")).isEmpty();
        assertThat(state.organization("acme")).isPresent();
    }

    @Test
    void aRotatedTokenNoLongerFitsItsOldHash() {
        state.apply(new TokenChanged("t1", 7, "aa", List.of("org:ci"), null, null));
        state.apply(new TokenChanged("t1", 7, "bb", List.of("org:ci"), null, null));

        assertThat(state.tokenByHash("aa")).isEmpty();
        assertThat(state.tokenByHash("bb")).isPresent();
    }

    @Test
    void aTombstoneRemovesEveryTrace() {
        state.apply(new OrganizationChanged(7, "demo", "Demo"));
        state.apply(new ProjectKeyChanged("k", 1, 7, true));
        state.apply(new TokenChanged("t1", 7, "aa", List.of(), null, null));
        state.apply(new MemberChanged(3, 7, "Ada", "member", List.of("ada@demo.test")));

        for (String key : List.of("organization/7", "key/k", "token/t1", "member/3", "novelty/9", "nonsense")) {
            state.remove(key);
        }

        assertThat(state.size()).isZero();
        assertThat(state.organization("demo")).isEmpty();
        assertThat(state.tokenByHash("aa")).isEmpty();
        assertThat(state.members(7)).isEmpty();
    }

    @Test
    void aWaiterIsAnsweredWhenItsEntryComes() {
        Waiters waiters = new Waiters(10, Duration.ofMinutes(5));
        CompletableFuture<Optional<ProjectKey>> answer =
                waiters.await(state, it -> it.projectKey("k")).toCompletableFuture();
        assertThat(answer).isNotDone();

        state.apply(new ProjectKeyChanged("k", 1, 7, true));
        waiters.changed();

        assertThat(answer).isCompletedWithValueMatching(Optional::isPresent);
        assertThat(waiters.size()).isZero();
    }

    @Test
    void waitingIsBoundedInNumber() {
        Waiters waiters = new Waiters(1, Duration.ofMinutes(5));
        CompletableFuture<Optional<ProjectKey>> first =
                waiters.await(state, it -> it.projectKey("k")).toCompletableFuture();
        CompletableFuture<Optional<ProjectKey>> beyondTheBound =
                waiters.await(state, it -> it.projectKey("k")).toCompletableFuture();

        assertThat(beyondTheBound).isCompletedWithValue(Optional.empty());
        assertThat(first).isNotDone();
        assertThat(waiters.size()).isOne();
    }

    @Test
    void waitingIsBoundedInTime() throws Exception {
        Waiters waiters = new Waiters(1, Duration.ofMillis(50));
        CompletableFuture<Optional<ProjectKey>> answer =
                waiters.await(state, it -> it.projectKey("k")).toCompletableFuture();

        assertThat(answer.get(30, TimeUnit.SECONDS)).isEmpty();
        assertThat(waiters.size()).isZero();
    }
}
