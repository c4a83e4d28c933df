package dev.waybill.kit.directory;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.Topic;
import dev.waybill.kit.event.Decoded;
import dev.waybill.kit.event.FactCodec;
import dev.waybill.kit.retry.Backoff;
import dev.waybill.kit.topic.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The copy of the directory in this process: read from the beginning at start, then followed. A record that cannot be read removes its key
 * (fail closed).
 */
@Singleton
@DefaultBean
public class DirectoryCopy implements Directory {

    private static final Logger LOG = Logger.getLogger(DirectoryCopy.class);

    private final DirectoryState state = new DirectoryState();
    private final DirectoryConfig config;
    private final FactCodec codec;
    private final Waiters waiters;
    private final KafkaClients clients;
    private @Nullable CompactedTopicReader reader;

    @Inject
    DirectoryCopy(DirectoryConfig config, FactCodec codec, MeterRegistry meters, KafkaClients clients) {
        this.config = config;
        this.codec = codec;
        this.waiters = new Waiters(config.mostWaiters(), config.longestWait());
        this.clients = clients;
        meters.gauge("waybill.directory.entries", state, DirectoryState::size);
        meters.gauge("waybill.directory.waiters", waiters, Waiters::size);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            reader = new CompactedTopicReader(
                    clients.reader("directory", CompactedTopicReader.SETTINGS),
                    Topic.DIRECTORY,
                    this::apply,
                    waiters::changed,
                    new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2)));
            reader.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (reader != null) {
            reader.close();
        }
    }

    /** Whether everything that was on the topic at start has been read, and what comes is still being read. */
    public boolean isWhole() {
        return !config.enabled() || (reader != null && reader.isWhole());
    }

    /** Completes at the latest after {@link DirectoryConfig#longestWait()}. */
    @Override
    public <T> CompletionStage<Optional<T>> await(Function<Directory, Optional<T>> lookup) {
        return waiters.await(this, lookup);
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        try {
            switch (codec.decode(record, DirectoryFact.class)) {
                case Decoded.Known<DirectoryFact> known -> state.apply(known.fact());
                case Decoded.Tombstone<DirectoryFact> gone -> state.remove(gone.key());
                case Decoded.Unknown<DirectoryFact> unknown ->
                    LOG.warnf("directory entry of unknown type skipped event=%s", unknown.type());
            }
        } catch (RuntimeException unreadable) {
            // Nothing here waits for anything, so a fault of our own is as lasting as a broken record, and no reason to
            // stop listening.
            LOG.errorf(unreadable, "directory entry unreadable, removed offset=%d", record.offset());
            state.remove(record.key());
        }
    }

    @Override
    public Optional<Organization> organization(String slugOrId) {
        return state.organization(slugOrId);
    }

    @Override
    public Optional<Project> project(long id) {
        return state.project(id);
    }

    @Override
    public Optional<ProjectKey> projectKey(String publicKey) {
        return state.projectKey(publicKey);
    }

    @Override
    public Optional<Token> tokenByHash(String sha256) {
        return state.tokenByHash(sha256);
    }

    @Override
    public Optional<Member> member(long organizationId, long id) {
        return state.member(organizationId, id);
    }

    @Override
    public List<Member> members(long organizationId) {
        return state.members(organizationId);
    }
}
