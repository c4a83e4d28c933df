package dev.waybill.kit.topic;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the declared topics exist: creates those that are missing and compares those that are there. */
public final class TopicProvisioner {

    private static final long PATIENCE_SECONDS = 30;

    private final Admin admin;
    private final List<TopicSpec> declared;

    /**
     * A provisioner for one cluster.
     *
     * @param replicas instead of the declared number of copies, such as 1 for a single broker
     */
    public TopicProvisioner(Admin admin, TopicCatalog catalog, OptionalInt replicas) {
        this.admin = admin;
        this.declared = catalog.topics().stream()
                .map(spec -> replicas.isPresent() ? spec.withReplicas((short) replicas.getAsInt()) : spec)
                .toList();
    }

    /**
     * Creates what is missing; may run in several places at once.
     *
     * @return the names of the topics that were created
     * @throws TopicMismatchException if a topic that was there differs from its declaration; the missing ones are created all the same
     * @throws IllegalStateException if the cluster does not answer or refuses
     */
    public List<String> provision() {
        Set<String> present = await(admin.listTopics().names());
        List<TopicSpec> missing =
                declared.stream().filter(spec -> !present.contains(spec.name())).toList();
        List<String> created = create(missing);
        List<String> mismatches = differences(
                declared.stream().filter(spec -> !created.contains(spec.name())).toList());
        if (!mismatches.isEmpty()) {
            throw new TopicMismatchException(mismatches);
        }
        return created;
    }

    private List<String> create(List<TopicSpec> missing) {
        Map<String, KafkaFuture<Void>> results = admin.createTopics(missing.stream()
                        .map(spec ->
                                new NewTopic(spec.name(), spec.partitions(), spec.replicas()).configs(spec.config()))
                        .toList())
                .values();
        List<String> created = new ArrayList<>();
        for (TopicSpec spec : missing) {
            if (createdByUs(requireNonNull(results.get(spec.name())))) {
                created.add(spec.name());
            }
        }
        return created;
    }

    /** False if somebody else created it in the meantime. */
    private static boolean createdByUs(KafkaFuture<Void> result) {
        try {
            await(result);
            return true;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private List<String> differences(List<TopicSpec> specs) {
        if (specs.isEmpty()) {
            return List.of();
        }
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(specs.stream().map(TopicSpec::name).toList())
                        .allTopicNames());
        Map<String, ConfigResource> resources = specs.stream()
                .map(TopicSpec::name)
                .collect(Collectors.toMap(
                        Function.identity(), name -> new ConfigResource(ConfigResource.Type.TOPIC, name)));
        Map<ConfigResource, Config> configs =
                await(admin.describeConfigs(resources.values()).all());
        List<String> differences = new ArrayList<>();
        for (TopicSpec spec : specs) {
            differences.addAll(differences(
                    spec,
                    requireNonNull(descriptions.get(spec.name())),
                    requireNonNull(configs.get(requireNonNull(resources.get(spec.name()))))));
        }
        return differences;
    }

    private static List<String> differences(TopicSpec spec, TopicDescription description, Config config) {
        List<String> differences = new ArrayList<>();
        int partitions = description.partitions().size();
        if (partitions != spec.partitions()) {
            differences.add(line(spec, "partitions", spec.partitions(), partitions));
        }
        spec.config().forEach((name, declared) -> {
            String actual = config.get(name) == null ? "" : config.get(name).value();
            if (!declared.equals(actual)) {
                differences.add(line(spec, name, declared, actual));
            }
        });
        return differences;
    }

    private static String line(TopicSpec spec, String setting, Object declared, Object actual) {
        return spec.name() + ": " + setting + " is " + actual + ", declared is " + declared;
    }

    private static <T> T await(KafkaFuture<T> result) {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the Kafka cluster refused: " + e.getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the Kafka cluster did not answer within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the Kafka cluster", e);
        }
    }
}
