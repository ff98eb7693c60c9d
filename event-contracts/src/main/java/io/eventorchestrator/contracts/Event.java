package io.eventorchestrator.contracts;

/**
 * A fact that a service publishes, named in the past tense. Implementations are immutable records that carry
 * {@link EventType} and serialise to the schema of that type and version.
 */
public interface Event {

    /**
     * The partition key. Events with the same key arrive in the order in which they were published; it becomes
     * the CloudEvents attributes {@code subject} and {@code partitionkey}, and the key of the Kafka record.
     */
    String key();
}
