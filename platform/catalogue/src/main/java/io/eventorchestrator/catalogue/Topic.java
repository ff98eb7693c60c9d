package io.eventorchestrator.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A Kafka topic to be created, including dead letter and replay topics.
 *
 * @param partitions at least 1
 * @param replicas replicas of each partition; empty for the brokers' default
 * @param config Kafka's own names and values, such as {@code retention.ms}
 */
public record Topic(String name, int partitions, OptionalInt replicas, Map<String, String> config) {

    /** The names of Kafka's topic settings. */
    public static final Set<String> SETTINGS = Set.of(
            "cleanup.policy",
            "compression.gzip.level",
            "compression.lz4.level",
            "compression.type",
            "compression.zstd.level",
            "delete.retention.ms",
            "file.delete.delay.ms",
            "flush.messages",
            "flush.ms",
            "index.interval.bytes",
            "local.retention.bytes",
            "local.retention.ms",
            "max.compaction.lag.ms",
            "max.decompressed.message.bytes",
            "max.message.bytes",
            "message.timestamp.after.max.ms",
            "message.timestamp.before.max.ms",
            "message.timestamp.type",
            "min.cleanable.dirty.ratio",
            "min.compaction.lag.ms",
            "min.insync.replicas",
            "preallocate",
            "remote.log.copy.disable",
            "remote.log.delete.on.disable",
            "remote.storage.enable",
            "retention.bytes",
            "retention.ms",
            "segment.bytes",
            "segment.index.bytes",
            "segment.jitter.ms",
            "segment.ms",
            "unclean.leader.election.enable");

    static final String IN_SYNC = "min.insync.replicas";

    public Topic {
        config = Map.copyOf(config);
    }

    /** A topic with the brokers' default number of replicas. */
    public Topic(String name, int partitions, Map<String, String> config) {
        this(name, partitions, OptionalInt.empty(), config);
    }

    /**
     * The same topic with another number of replicas, such as 1 for a single broker. A write then waits for at most as
     * many.
     *
     * @param replicas their number, at least 1
     */
    public Topic withReplicas(int replicas) {
        Map<String, String> capped = new HashMap<>(config);
        capped.computeIfPresent(IN_SYNC, (name, value) -> String.valueOf(Math.min(Integer.parseInt(value), replicas)));
        return new Topic(name, partitions, OptionalInt.of(replicas), capped);
    }
}
