package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Channel;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * The probes of one event type. They share a key, so each group takes them in this order: the sample, its duplicate,
 * another sample, whose arrival proves that the duplicate was taken, and the malformed one.
 *
 * @param key not copied, must not be changed
 * @param malformed null if its dead letter would have no topic
 */
record Probes(
        Channel channel,
        byte[] key,
        Probe sample,
        Probe behind,
        @Nullable Probe malformed) {

    /**
     * A CloudEvent as its topic stores it.
     *
     * @param value not copied, must not be changed
     */
    record Probe(String id, byte[] value) {}

    /** In the order in which they are sent. */
    List<Probe> all() {
        return Stream.concat(Stream.of(sample, sample, behind), Stream.ofNullable(malformed))
                .toList();
    }

    List<String> ids() {
        return all().stream().map(Probe::id).distinct().toList();
    }

    /** The partition that a producer gives to the key. */
    int partition() {
        return BuiltInPartitioner.partitionForKey(key, channel.partitions());
    }
}
