package io.eventorchestrator.messaging.outbox;

/**
 * What one bulk holds at most.
 *
 * @param records at least one
 * @param bytes of all its records
 * @param bytesPerPartition of those of one partition, which Kafka may take as one batch
 */
record BulkLimits(int records, long bytes, long bytesPerPartition) {

    BulkLimits atMost(int fewer) {
        return new BulkLimits(Math.min(records, fewer), bytes, bytesPerPartition);
    }
}
