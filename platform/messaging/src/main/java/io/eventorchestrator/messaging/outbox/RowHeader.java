package io.eventorchestrator.messaging.outbox;

/**
 * The position and size of a stored record, for the relay's memory; its bytes stay in the table until it is published.
 *
 * @param shard the part of the outbox, relayed by one instance at a time
 * @param orderedBy records of a topic with the same number are published one after the other; a digest of topic and key
 * @param partition of the topic in Kafka
 * @param size bytes of key, headers and value, or a few more
 */
record RowHeader(long seq, int shard, long orderedBy, int partition, int size) {

    boolean hasKey() {
        return orderedBy != -seq;
    }
}
