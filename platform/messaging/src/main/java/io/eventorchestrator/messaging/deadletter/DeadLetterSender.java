package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.catalogue.Limits;
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
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sends records with unchanged bytes to the dead letter topic of their subscription, through the outbox. Internal.
 * Thread-safe.
 */
public final class DeadLetterSender {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterSender.class);

    private final Outbox outbox;
    private final Catalogue catalogue;
    private final HiddenParts hidden;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    DeadLetterSender(Outbox outbox, Catalogue catalogue, HiddenParts hidden, DeliveryMetrics metrics, Clock clock) {
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.hidden = hidden;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Sends a dead letter. If it would be larger than a letter can be, it keeps only the key.
     *
     * @throws IllegalStateException if no transaction is active
     */
    public void send(DeadLetter letter) {
        int largest = catalogue.limits().letterRecord();
        if (letter.original().bytes() > largest) {
            sendKeyAlone(letter, letter.original().bytes());
            return;
        }
        OutboundRecord outbound = outbound(letter, hidden);
        if (outbound.bytes() > largest) {
            sendKeyAlone(letter, outbound.bytes());
        } else {
            send(letter, outbound);
        }
    }

    private void sendKeyAlone(DeadLetter letter, long bytes) {
        Limits limits = catalogue.limits();
        DeadLetter keyAlone = letter.withKeyAlone(limits.largestEvent(), bytes, limits.letterRecord());
        send(keyAlone, outbound(keyAlone, new KeyAlone(hidden)));
    }

    private OutboundRecord outbound(DeadLetter letter, HiddenParts hidden) {
        InboundRecord original = letter.original();
        DeadLetterPlace place = DeadLetterPlace.of(catalogue, catalogue.group(letter.group()), original);
        List<RecordHeader> headers = new DeadLetterHeaderWriter(letter, hidden).with(headers(letter));
        return new OutboundRecord(place.topic(), original.key(), place.partition(), headers, original.value());
    }

    private void send(DeadLetter letter, OutboundRecord outbound) {
        InboundRecord original = letter.original();
        outbox.append(outbound);
        if (!letter.probe()) {
            metrics.deadLettered(letter.group(), letter.verdict().reason().code());
        }
        log.atLevel(letter.probe() ? Level.INFO : Level.ERROR)
                .log(
                        "Dead letter: {} of {} at {}-{}@{} ({}: {}) to {}",
                        letter.eventId(),
                        letter.group(),
                        original.topic(),
                        original.partition(),
                        original.offset(),
                        letter.verdict().reason().code(),
                        letter.verdict().detail(),
                        outbound.topic());
    }

    private Map<String, String> headers(DeadLetter letter) {
        Instant now = clock.instant();
        Map<String, String> headers = new TreeMap<>(Map.of(
                DeadLetterHeaders.REASON, letter.verdict().reason().code(),
                DeadLetterHeaders.DETAIL, letter.verdict().detail(),
                DeadLetterHeaders.ATTEMPTS, String.valueOf(letter.attempts()),
                DeadLetterHeaders.GROUP, letter.group(),
                DeadLetterHeaders.FIRST_FAILED_AT, firstFailedAt(letter, now),
                DeadLetterHeaders.FAILED_AT, inMillis(now),
                DeadLetterHeaders.REPLAYS, String.valueOf(letter.replays())));
        if (letter.probe()) {
            headers.put(DeadLetterHeaders.PROBE, "true");
        }
        Verdict verdict = letter.verdict();
        if (verdict.causes() != null) {
            headers.put(DeadLetterHeaders.CAUSES, verdict.causes());
        }
        if (verdict.codeLine() != null) {
            headers.put(DeadLetterHeaders.CODE_LINE, verdict.codeLine());
        }
        return headers;
    }

    private static String firstFailedAt(DeadLetter letter, Instant now) {
        Optional<String> before =
                letter.isReplay() ? letter.original().header(DeadLetterHeaders.FIRST_FAILED_AT) : Optional.empty();
        return before.orElseGet(() -> inMillis(letter.firstFailedAt() == null ? now : letter.firstFailedAt()));
    }

    private static String inMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
