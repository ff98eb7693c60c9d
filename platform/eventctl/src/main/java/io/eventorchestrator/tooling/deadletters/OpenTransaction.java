package io.eventorchestrator.tooling.deadletters;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A Kafka transaction that is neither committed nor aborted.
 *
 * @param id its transactional id; empty if its coordinator does not know it or this login may not see it
 * @param producer the producer's id
 * @param offset offset of its first record
 */
record OpenTransaction(TopicPartition partition, Optional<String> id, long producer, long offset) {

    /** Tests whether it was started by an operator of the dead letter queues. */
    boolean isOfAnOperator() {
        return id.filter(name -> name.startsWith(Replay.TRANSACTIONS)).isPresent();
    }

    @Override
    public String toString() {
        return id.map(name -> "the open transaction " + name)
                        .orElse("an open transaction without a known id, of the producer " + producer)
                + " (since " + partition + "@" + offset + ")";
    }
}
