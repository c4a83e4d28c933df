package dev.waybill.kit.topic;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waybill.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** Every topic of the system as {@code topics.yaml} of the contracts declares it, with the dead-letter topics of those who read it. */
public final class TopicCatalog {

    private static final String FILE = "/dev/waybill/contracts/topics.yaml";

    private final TopicsFile file;

    private TopicCatalog(TopicsFile file) {
        this.file = file;
    }

    /** Reads the file from the contracts on the class path. */
    public static TopicCatalog load() {
        try (InputStream yaml = TopicCatalog.class.getResourceAsStream(FILE)) {
            if (yaml == null) {
                throw new IllegalStateException("no " + FILE + " on the class path");
            }
            return new TopicCatalog(new YAMLMapper().readValue(yaml, TopicsFile.class));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " is not readable", e);
        }
    }

    /** All topics, each with its dead-letter topics behind it. */
    public List<TopicSpec> topics() {
        return file.topics().stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(file.spec(entry)),
                        entry.consumers().stream()
                                .map(group -> file.deadLetterSpec(deadLetters(entry.name(), group), group))))
                .toList();
    }

    /** The names of the topics with what a consumer group could not handle. */
    public List<String> deadLetterTopics(String group) {
        return file.topics().stream()
                .filter(entry -> entry.consumers().contains(group))
                .map(entry -> deadLetters(entry.name(), group))
                .toList();
    }

    private static String deadLetters(String topic, String group) {
        return Topic.named(topic)
                .orElseThrow(() -> new IllegalStateException("the contracts know no topic " + topic))
                .deadLetters(group);
    }
}
