package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Reports for each group whether its deliveries are settled. A broker or sidecar that keeps delivering settled records
 * makes no progress either: it ignores the answers.
 */
final class WatchedInbox implements Inbox {

    private static final Set<Outcome> EFFECTS = EnumSet.of(Outcome.HANDLED, Outcome.PARKED, Outcome.DEAD);

    private final Inbox inbox;
    private final ProgressBoard board;
    private final Map<Source, Long> delivered = new ConcurrentHashMap<>();

    WatchedInbox(Inbox inbox, ProgressBoard board) {
        this.inbox = inbox;
        this.board = board;
    }

    @Override
    public List<Outcome> receive(String consumerGroup, List<InboundRecord> bulk) {
        Progress progress = board.group(consumerGroup);
        try {
            List<Outcome> outcomes = inbox.receive(consumerGroup, bulk);
            note(progress, outcomes, isNew(consumerGroup, bulk));
            return outcomes;
        } catch (RuntimeException | Error failed) {
            progress.failed("deliveries fail: " + failed);
            throw failed;
        }
    }

    private static void note(Progress progress, List<Outcome> outcomes, boolean anyNew) {
        if (!outcomes.isEmpty() && outcomes.getFirst() == Outcome.UNAVAILABLE) {
            progress.failed(
                    "deliveries are requested again: the database, its disk, a lock or a connection is unavailable");
        } else if (anyNew || outcomes.stream().anyMatch(EFFECTS::contains)) {
            progress.advanced();
        } else {
            progress.failed("the same records are delivered again and again, though they are settled");
        }
    }

    /** Tests whether any partition ends with another record than last time; also true after offsets were reset. */
    private boolean isNew(String group, List<InboundRecord> bulk) {
        Map<Source, Long> ends = new HashMap<>();
        bulk.forEach(inbound -> ends.put(
                new Source(group, new TopicPartition(inbound.topic(), inbound.partition())), inbound.offset()));
        boolean anyNew = bulk.isEmpty();
        for (Map.Entry<Source, Long> end : ends.entrySet()) {
            anyNew |= !end.getValue().equals(delivered.put(end.getKey(), end.getValue()));
        }
        return anyNew;
    }

    private record Source(String group, TopicPartition partition) {}
}
