package io.eventorchestrator.catalogue;

/**
 * The number of partitions of a channel: stated in its binding, or computed from its target rate. A group has at most
 * one consumer per partition, so the partitions bound the rate at which events are handled.
 */
final class PartitionCount {

    /** The events per second for which a channel is made. */
    static final String TARGET_RATE = "x-target-rate";

    /** The events per second that the slowest group handles from one partition. */
    static final String PARTITION_RATE = "x-partition-rate";

    private PartitionCount() {}

    /** @throws InvalidContract if neither is stated, or the stated partitions are too few for the stated rate */
    static int of(ContractPart document, ContractPart channel, KafkaBinding binding) {
        if (!channel.has(TARGET_RATE)) {
            return binding.partitions();
        }
        int target = channel.positive("/" + TARGET_RATE);
        int each = document.positive("/" + PARTITION_RATE);
        int needed = Math.ceilDiv(target, each);
        int partitions = binding.statesPartitions() ? binding.partitions() : needed;
        if (partitions < needed) {
            throw channel.invalid("partitions is %d, but %s %d needs %d, with %s %d"
                    .formatted(partitions, TARGET_RATE, target, needed, PARTITION_RATE, each));
        }
        return partitions;
    }
}
