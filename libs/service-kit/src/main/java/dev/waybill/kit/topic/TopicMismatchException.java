package dev.waybill.kit.topic;

import java.util.List;

/** Topics exist otherwise than they are declared. Nothing was changed: partitions cannot be, and settings are an operator's decision. */
public final class TopicMismatchException extends RuntimeException {

    private final transient List<String> mismatches;

    TopicMismatchException(List<String> mismatches) {
        super("topics differ from topics.yaml:\n  " + String.join("\n  ", mismatches));
        this.mismatches = List.copyOf(mismatches);
    }

    /** One line each: topic, setting, what is declared, what is there. */
    public List<String> mismatches() {
        return mismatches;
    }
}
