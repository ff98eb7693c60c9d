package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.outbox.Outbox;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a record to the dead letter topic of its subscription, key and bytes unchanged, by the outbox. */
final class DeadLetters {

    static final String REPLAYS = "dlq-replays";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final InboxRows rows;
    private final Outbox outbox;
    private final Catalogue catalogue;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    DeadLetters(InboxRows rows, Outbox outbox, Catalogue catalogue, DeliveryMetrics metrics, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param detail one printable line
     * @throws IllegalStateException if no transaction is active
     */
    void send(Attempt attempt, String reason, String detail) {
        Delivery delivery = attempt.delivery();
        InboundRecord inbound = delivery.inbound();
        String topic = catalogue.group(delivery.group()).deadLetterTopic(inbound.topic());
        outbox.append(new OutboundRecord(
                topic, inbound.key(), inbound.partition(), headers(attempt, reason, detail), inbound.value()));
        metrics.deadLettered(delivery.group(), reason);
        log.error(
                "Dead letter: {} of {} at {}-{}@{} ({}: {}) to {}",
                delivery.id(),
                delivery.group(),
                inbound.topic(),
                inbound.partition(),
                inbound.offset(),
                reason,
                detail,
                topic);
    }

    private List<RecordHeader> headers(Attempt attempt, String reason, String detail) {
        Delivery delivery = attempt.delivery();
        Map<String, String> verdict = verdict(attempt, reason, detail);
        List<RecordHeader> headers = new ArrayList<>(delivery.inbound().headers());
        headers.removeIf(header -> verdict.containsKey(header.name()));
        verdict.forEach((name, text) -> headers.add(RecordHeader.of(name, text)));
        return headers;
    }

    private Map<String, String> verdict(Attempt attempt, String reason, String detail) {
        Delivery delivery = attempt.delivery();
        InboundRecord inbound = delivery.inbound();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> verdict = new TreeMap<>(origin(inbound));
        // A replay brings the headers of the letter that it was, its origin among them.
        verdict.replaceAll((name, here) -> inbound.header(name).orElse(here));
        verdict.put("dlq-reason", reason);
        verdict.put("dlq-detail", detail);
        verdict.put("dlq-attempts", String.valueOf(attempt.number()));
        verdict.put("dlq-group", delivery.group());
        verdict.put(
                "dlq-first-failed-at",
                inbound.header("dlq-first-failed-at").orElseGet(() -> firstFailedAt(delivery, now)));
        verdict.put("dlq-failed-at", now.toString());
        verdict.put(REPLAYS, String.valueOf(delivery.replays()));
        return verdict;
    }

    private String firstFailedAt(Delivery delivery, Instant now) {
        return rows.firstFailedAt(delivery)
                .map(at -> at.toInstant().truncatedTo(ChronoUnit.MILLIS))
                .orElse(now)
                .toString();
    }

    private static Map<String, String> origin(InboundRecord inbound) {
        return Map.of(
                "dlq-origin-topic", inbound.topic(),
                "dlq-origin-partition", String.valueOf(inbound.partition()),
                "dlq-origin-offset", String.valueOf(inbound.offset()));
    }
}
