package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.outbox.RowResult.NotSent;
import io.eventorchestrator.messaging.outbox.RowResult.Sent;
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
    Map<Long, RowResult> publish(String topic, BulkInFlight bulk) {
        Map<Long, RowResult> results = new HashMap<>();
        Map<Long, OutboundRecord> ready = new LinkedHashMap<>();
        for (OutboxRows.Read row : rows.read(topic, bulk)) {
            if (row.outbound() != null) {
                ready.put(row.seq(), row.outbound());
            } else if (row.result() != null) {
                results.put(row.seq(), row.result());
            }
        }
        Set<Integer> lost = bulk.lost(leases.held());
        bulk.rows().stream().filter(row -> lost.contains(row.shard())).forEach(row -> {
            ready.remove(row.seq());
            results.put(row.seq(), NotSent.LOST);
        });
        send(ready, results);
        return results;
    }

    private void send(Map<Long, OutboundRecord> ready, Map<Long, RowResult> results) {
        if (ready.isEmpty()) {
            return;
        }
        List<Acknowledgement> answers = answers(List.copyOf(ready.values()));
        int answered = 0;
        for (Long seq : ready.keySet()) {
            results.put(seq, new Sent(answers.get(answered++)));
        }
    }

    private List<Acknowledgement> answers(List<OutboundRecord> bulk) {
        try {
            return transport.publish(bulk);
        } catch (RuntimeException | Error unforeseen) {
            Acknowledgement failed = new Failed(unforeseen.toString(), Reach.TOPIC);
            return bulk.stream().map(outbound -> failed).toList();
        }
    }
}
