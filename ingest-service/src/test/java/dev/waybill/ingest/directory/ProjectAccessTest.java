package dev.waybill.ingest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.ingest.limits.Refusal;
import dev.waybill.ingest.limits.RefusalReason;
import dev.waybill.kit.directory.Directory;
import dev.waybill.kit.directory.Member;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.directory.ProjectKey;
import dev.waybill.kit.directory.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ProjectAccessTest {

    private static final PublicKey KEY = new PublicKey("ca9e7b1c0ffee0123456789abcdef012");

    private final FakeDirectory directory = new FakeDirectory();
    private boolean caughtUp = true;
    private final ProjectAccess access = new ProjectAccess(directory, () -> caughtUp);

    @Test
    void knowsAKeyOfTheProject() {
        ProjectKey key = directory.put(42, true);

        assertThat(access.look(42, KEY)).contains(key);
    }

    @Test
    void leavesAnUnknownKeyOpen() {
        assertThat(access.look(42, KEY)).isEmpty();
    }

    @Test
    void refusesAnotherProjectAndAKeyThatIsOff() {
        directory.put(42, true);
        assertForbidden(() -> access.look(43, KEY));

        directory.put(42, false);
        assertForbidden(() -> access.look(42, KEY));
    }

    @Test
    void waitsForAKeyThatIsNew() {
        CompletionStage<ProjectKey> awaited = access.await(42, KEY);
        assertThat(awaited.toCompletableFuture()).isNotDone();

        ProjectKey key = directory.put(42, true);
        directory.look();

        assertThat(awaited.toCompletableFuture()).isCompletedWithValue(key);
    }

    @Test
    void refusesAKeyThatDoesNotCome() {
        CompletionStage<ProjectKey> awaited = access.await(42, KEY);
        directory.look();

        assertRefused(awaited, RefusalReason.FORBIDDEN);
    }

    @Test
    void refusesANewKeyOfAnotherProject() {
        CompletionStage<ProjectKey> awaited = access.await(43, KEY);
        directory.put(42, true);
        directory.look();

        assertRefused(awaited, RefusalReason.FORBIDDEN);
    }

    @Test
    void doesNotJudgeBeforeItKnowsAll() {
        caughtUp = false;
        CompletionStage<ProjectKey> awaited = access.await(42, KEY);
        directory.look();

        assertRefused(awaited, RefusalReason.STARTING);
    }

    private static void assertForbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(RefusalReason.FORBIDDEN));
    }

    private static void assertRefused(CompletionStage<ProjectKey> awaited, RefusalReason reason) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> awaited.toCompletableFuture().join())
                .havingCause()
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    /** Knows keys only, and lets the test decide when the time of waiting is over. */
    private static final class FakeDirectory implements Directory {

        private final Map<String, ProjectKey> keys = new HashMap<>();
        private Runnable look = () -> {};

        ProjectKey put(long projectId, boolean active) {
            ProjectKey key = new ProjectKey(KEY.value(), projectId, 7, active);
            keys.put(KEY.value(), key);
            return key;
        }

        void look() {
            look.run();
        }

        @Override
        public Optional<ProjectKey> projectKey(String publicKey) {
            return Optional.ofNullable(keys.get(publicKey));
        }

        @Override
        public <T> CompletionStage<Optional<T>> await(Function<Directory, Optional<T>> lookup) {
            CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
            look = () -> answer.complete(lookup.apply(this));
            return answer;
        }

        @Override
        public Optional<Organization> organization(String slugOrId) {
            return Optional.empty();
        }

        @Override
        public Optional<Project> project(long id) {
            return Optional.empty();
        }

        @Override
        public Optional<Token> tokenByHash(String sha256) {
            return Optional.empty();
        }

        @Override
        public List<Member> members(long organizationId) {
            return List.of();
        }
    }
}
