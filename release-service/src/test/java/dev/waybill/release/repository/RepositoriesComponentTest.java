package dev.waybill.release.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.release.Tenant;
import dev.waybill.test.FactSender;
import dev.waybill.test.InfraResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfraResource.class)
class RepositoriesComponentTest {

    @Inject
    RepositoryRepository repositories;

    @Inject
    Event<RepositoryRemoved> removed;

    @Test
    void waitsForOneThatIsNotKnownYet() throws Exception {
        Tenant tenant = Tenant.create();
        Patience patience = new Patience();
        Repositories patient = new Repositories(repositories, removed, patience);
        try (FactSender facts = FactSender.create();
                ExecutorService caller = Executors.newSingleThreadExecutor()) {
            Future<Map<String, RepositoryEntry>> found =
                    caller.submit(() -> patient.require(tenant.id, List.of("Demo/Late")));
            assertThat(patience.missed.await(20, TimeUnit.SECONDS)).isTrue();
            long repository = tenant.connect(facts, "demo/late");
            assertThat(found.get(20, TimeUnit.SECONDS))
                    .hasEntrySatisfying(
                            "demo/late", entry -> assertThat(entry.id()).isEqualTo(repository));
        }
    }

    /** Longer than a request's, so that a busy machine may take its time, and tells when something was not found. */
    private static final class Patience implements WaitConfig {

        private final CountDownLatch missed = new CountDownLatch(1);

        @Override
        public Duration longest() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration step() {
            missed.countDown();
            return Duration.ofMillis(10);
        }

        @Override
        public int mostWaiters() {
            return 1;
        }
    }
}
