package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.catalogue.DeadLetterReason;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.outbox.Outbox;
import io.eventorchestrator.messaging.transport.HiddenParts;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a record to the dead letter topic of its subscription by the outbox, its bytes unchanged. */
final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final InboxRows rows;
    private final Outbox outbox;
    private final Catalogue catalogue;
    private final HiddenParts hidden;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    DeadLetters(
            InboxRows rows,
            Outbox outbox,
            Catalogue catalogue,
            HiddenParts hidden,
            DeliveryMetrics metrics,
            Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.hidden = hidden;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param detail one printable line
     * @throws IllegalStateException if no transaction is active
     */
    void send(Attempt attempt, DeadLetterReason reason, String detail) {
        Delivery delivery = attempt.delivery();
        InboundRecord inbound = delivery.inbound();
        LetterPlace place = LetterPlace.of(catalogue, catalogue.group(delivery.group()), inbound);
        List<RecordHeader> headers = new LetterHeaders(delivery, hidden).with(verdict(attempt, reason, detail));
        outbox.append(new OutboundRecord(place.topic(), inbound.key(), place.partition(), headers, inbound.value()));
        metrics.deadLettered(delivery.group(), reason.code());
        log.error(
                "Dead letter: {} of {} at {}-{}@{} ({}: {}) to {}",
                delivery.id(),
                delivery.group(),
                inbound.topic(),
                inbound.partition(),
                inbound.offset(),
                reason.code(),
                detail,
                place.topic());
    }

    private Map<String, String> verdict(Attempt attempt, DeadLetterReason reason, String detail) {
        Delivery delivery = attempt.delivery();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Map.of(
                DeadLetterHeaders.REASON,
                reason.code(),
                DeadLetterHeaders.DETAIL,
                detail,
                DeadLetterHeaders.ATTEMPTS,
                String.valueOf(attempt.number()),
                DeadLetterHeaders.GROUP,
                delivery.group(),
                DeadLetterHeaders.FIRST_FAILED_AT,
                firstFailedAt(delivery, now),
                DeadLetterHeaders.FAILED_AT,
                now.toString(),
                DeadLetterHeaders.REPLAYS,
                String.valueOf(delivery.replays()));
    }

    private String firstFailedAt(Delivery delivery, Instant now) {
        Optional<String> before =
                delivery.isReplay() ? delivery.inbound().header(DeadLetterHeaders.FIRST_FAILED_AT) : Optional.empty();
        return before.orElseGet(() -> rows.firstFailedAt(delivery)
                .map(at -> at.toInstant().truncatedTo(ChronoUnit.MILLIS))
                .orElse(now)
                .toString());
    }
}
