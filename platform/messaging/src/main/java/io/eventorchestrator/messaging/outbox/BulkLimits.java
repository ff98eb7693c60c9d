package io.eventorchestrator.messaging.outbox;

/**
 * The limits of one bulk.
 *
 * @param records number of records, at least one
 * @param bytes total size of its records
 * @param bytesPerPartition size of the records of one partition, which Kafka may send as one batch
 */
record BulkLimits(int records, long bytes, long bytesPerPartition) {

    BulkLimits atMost(int fewer) {
        return new BulkLimits(Math.min(records, fewer), bytes, bytesPerPartition);
    }
}
