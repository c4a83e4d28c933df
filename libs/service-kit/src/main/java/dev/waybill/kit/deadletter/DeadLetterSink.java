package dev.waybill.kit.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a consumer puts what it can never handle. */
@FunctionalInterface
public interface DeadLetterSink {

    /**
     * Sets a record aside with its original bytes, key and headers; returns when that is safe. A second time replaces the first.
     *
     * @throws dev.waybill.kit.event.RetryableException if it is not safe
     */
    void setAside(ConsumerRecord<String, byte[]> record, Throwable reason);
}
