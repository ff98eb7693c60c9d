package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.EventTransport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes one claimed batch, wave by wave; a key whose row failed has nothing more published from this batch. */
final class Relay {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private final OutboxRows rows;
    private final EventTransport transport;
    private final OutboxProperties properties;
    private final PublishFailures failures;

    Relay(OutboxRows rows, EventTransport transport, PublishFailures failures, OutboxProperties properties) {
        this.rows = rows;
        this.transport = transport;
        this.failures = failures;
        this.properties = properties;
    }

    /** @return what became of the batch, which tells how soon to look again */
    Result relay(Shards.Held held) {
        if (!rows.anyPending()) {
            return Result.IDLE;
        }
        List<OutboxRow> batch =
                rows.claim(held, properties.batchSize(), properties.batchBytes().toBytes());
        Set<Object> blocked = new HashSet<>();
        for (List<OutboxRow> wave : Waves.of(batch)) {
            publish(
                    held,
                    wave.stream()
                            .filter(row -> !blocked.contains(row.orderedBy()))
                            .toList(),
                    blocked);
        }
        return batch.isEmpty() ? Result.IDLE : blocked.isEmpty() ? Result.PUBLISHED : Result.FAILED;
    }

    private void publish(Shards.Held held, List<OutboxRow> wave, Set<Object> blocked) {
        if (wave.isEmpty()) {
            return;
        }
        List<Acknowledgement> answers =
                transport.publish(wave.stream().map(OutboxRow::outbound).toList());
        List<Long> published = new ArrayList<>();
        for (int i = 0; i < wave.size(); i++) {
            settle(wave.get(i), answers.get(i), published, blocked);
        }
        rows.delete(held, published);
    }

    private void settle(OutboxRow row, Acknowledgement answer, List<Long> published, Set<Object> blocked) {
        switch (answer) {
            case Accepted accepted -> {
                published.add(row.seq());
                failures.over(row.outbound().topic());
            }
            case Failed failed -> {
                blocked.add(row.orderedBy());
                failures.note(row.outbound().topic(), failed.reason());
            }
            case Refused refused -> {
                blocked.add(row.orderedBy());
                rows.setAside(row.seq(), refused.reason());
                log.error(
                        "Set aside in the outbox: {} of key {}: {}",
                        row.outbound().topic(),
                        row.outbound().keyText(),
                        refused.reason());
            }
        }
    }

    enum Result {
        IDLE,
        PUBLISHED,
        FAILED
    }
}
