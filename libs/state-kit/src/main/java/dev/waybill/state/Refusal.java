package dev.waybill.state;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/** Tells records that no broker will ever take from brokers that do not take any now. */
final class Refusal {

    private Refusal() {}

    /**
     * Whether the record is at fault. A missing topic and missing rights are not its fault: an operator mends them, and nothing may be lost
     * until then.
     */
    static boolean isForEver(Throwable failure) {
        return switch (failure) {
            case RecordTooLargeException _,
                    RecordBatchTooLargeException _,
                    InvalidTopicException _,
                    InvalidRecordException _,
                    InvalidTimestampException _,
                    UnsupportedForMessageFormatException _,
                    SerializationException _ -> true;
            case KafkaException _ -> false;
            // The client rejects what it was given, such as a key that is no text.
            case IllegalArgumentException _, NullPointerException _ -> true;
            default -> false;
        };
    }
}
