package io.eventorchestrator.tooling.deadletters;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A Kafka transaction that is neither committed nor aborted.
 *
 * @param id its transactional id; empty if its coordinator does not know it or this login may not see it
 * @param producer the producer's id
 * @param offset where its first record stands
 */
record OpenTransaction(TopicPartition partition, Optional<String> id, long producer, long offset) {

    /** Whether an operator of the dead letter queues began it. */
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
