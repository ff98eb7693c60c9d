package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Receives deliveries from the sidecar. Answers for each entry, since the sidecar repeats unanswered ones. */
@RestController
class BulkDeliveryController {

    private static final Logger log = LoggerFactory.getLogger(BulkDeliveryController.class);
    private static final byte[] NOTHING = {};

    private final Inbox inbox;
    private final DeliveryHealth health;
    private final DeliveryMetrics metrics;
    private final ProgressBoard board;

    BulkDeliveryController(Inbox inbox, DeliveryHealth health, DeliveryMetrics metrics, ProgressBoard board) {
        this.inbox = inbox;
        this.health = health;
        this.metrics = metrics;
        this.board = board;
    }

    // Bytes, because Spring's own answer to an unreadable body, a 400, could make the sidecar drop the bulk.
    @PostMapping(path = "/events/{group}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer deliver(@PathVariable String group, @RequestBody(required = false) byte @Nullable [] body) {
        try {
            return settle(group, BulkReader.read(body == null ? NOTHING : body));
        } catch (RuntimeException | Error failed) {
            // The sidecar repeats deliveries answered with 500, silently.
            board.group(group).failed("deliveries fail: " + failed);
            throw failed;
        }
    }

    private Answer settle(String group, BulkDelivery bulk) {
        // An empty bulk is not progress.
        List<Outcome> outcomes = bulk.entries().isEmpty() ? List.of() : inbox.receive(group, bulk.records());
        health.seen(outcomes);
        if (bulk.broken() != null) {
            log.error(
                    "A bulk for {} can't be read beyond entry {}; the sidecar repeats the rest: {}",
                    group,
                    outcomes.size(),
                    bulk.broken());
            board.group(group).failed("a bulk can't be read to its end: " + bulk.broken());
        }
        return new Answer(IntStream.range(0, outcomes.size())
                .mapToObj(i -> Status.of(bulk.entries().get(i), outcomes.get(i)))
                .toList());
    }

    /** Acknowledges events that the sidecar's rules exclude from the group. */
    @PostMapping(path = "/events/{group}/not-routed", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer pass(@PathVariable String group, @RequestBody(required = false) byte @Nullable [] body) {
        BulkDelivery bulk = BulkReader.read(body == null ? NOTHING : body);
        return new Answer(bulk.entries().stream()
                .map(entry -> {
                    metrics.consumed(bulk.topic(), group, Outcome.NOT_ROUTED);
                    return Status.of(entry, Outcome.NOT_ROUTED);
                })
                .toList());
    }

    @GetMapping("/events/health")
    ResponseEntity<Void> health() {
        return ResponseEntity.status(health.ready() ? HttpStatus.NO_CONTENT : HttpStatus.SERVICE_UNAVAILABLE)
                .build();
    }

    record Answer(List<Status> statuses) {}

    record Status(String entryId, String status) {

        static Status of(BulkEntry entry, Outcome outcome) {
            return new Status(entry.entryId(), outcome == Outcome.UNAVAILABLE ? "RETRY" : "SUCCESS");
        }
    }
}
