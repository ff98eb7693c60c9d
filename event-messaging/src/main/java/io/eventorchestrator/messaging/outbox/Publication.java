package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.outbox.Fate.NotSent;
import io.eventorchestrator.messaging.outbox.Fate.Sent;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Publishes bulks of rows that this instance may publish at this moment. Whether it holds their shards is asked of the
 * database when their bytes are read, and of this machine's clock right before they go. So an instance that has lost its
 * lease without knowing publishes again at most the bulks that were on their way: two of each topic, the second one of
 * records that had failed before. Safe for use by many threads.
 */
final class Publication {

    private final OutboxRows rows;
    private final HeldShards leases;
    private final EventTransport transport;

    Publication(OutboxRows rows, HeldShards leases, EventTransport transport) {
        this.rows = rows;
        this.leases = leases;
        this.transport = transport;
    }

    /** @return what became of each row, by its sequence */
    Map<Long, Fate> publish(String topic, Flight flight) {
        Map<Long, Fate> fates = new HashMap<>();
        Map<Long, OutboundRecord> ready = new LinkedHashMap<>();
        for (OutboxRows.Read row : rows.read(topic, flight)) {
            if (row.outbound() != null) {
                ready.put(row.seq(), row.outbound());
            } else if (row.fate() != null) {
                fates.put(row.seq(), row.fate());
            }
        }
        Set<Integer> lost = flight.lost(leases.held());
        flight.rows().stream().filter(row -> lost.contains(row.shard())).forEach(row -> {
            ready.remove(row.seq());
            fates.put(row.seq(), NotSent.LOST);
        });
        send(ready, fates);
        return fates;
    }

    private void send(Map<Long, OutboundRecord> ready, Map<Long, Fate> fates) {
        if (ready.isEmpty()) {
            return;
        }
        List<Acknowledgement> answers = answers(List.copyOf(ready.values()));
        int answered = 0;
        for (Long seq : ready.keySet()) {
            fates.put(seq, new Sent(answers.get(answered++)));
        }
    }

    private List<Acknowledgement> answers(List<OutboundRecord> bulk) {
        try {
            return transport.publish(bulk);
        } catch (RuntimeException unforeseen) {
            Acknowledgement failed = new Failed(unforeseen.toString(), Reach.TOPIC);
            return bulk.stream().map(outbound -> failed).toList();
        }
    }
}
