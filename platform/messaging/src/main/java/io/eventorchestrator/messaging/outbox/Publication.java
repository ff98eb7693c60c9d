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
 * Publishes bulks of rows whose shards this instance holds. The database checks this when it reads their bytes, and
 * this machine's clock is checked right before they are sent. So an instance that has unknowingly lost its lease
 * repeats at most the bulks in flight: two of each topic, the second one with records that had failed before.
 * Thread-safe.
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

    /** @return the result for each row, by sequence */
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
