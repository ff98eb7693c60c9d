package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.inbox.Inbox;
import io.eventorchestrator.messaging.inbox.Outcome;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Where the sidecar delivers. It answers for each entry: one that misses in the answer would be sent again. */
@RestController
class BulkDeliveryController {

    private final Inbox inbox;
    private final DeliveryHealth health;
    private final JsonMapper json;
    private final DeliveryMetrics metrics;

    BulkDeliveryController(Inbox inbox, DeliveryHealth health, JsonMapper json, DeliveryMetrics metrics) {
        this.inbox = inbox;
        this.health = health;
        this.json = json;
        this.metrics = metrics;
    }

    // Bytes, so that Spring's own answer to an unreadable body, a 400, can't make the sidecar give the bulk up.
    @PostMapping(path = "/events/{group}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer deliver(@PathVariable String group, @RequestBody byte[] body) {
        BulkDelivery bulk = json.readValue(body, BulkDelivery.class);
        List<Outcome> outcomes = inbox.receive(
                group, bulk.entries().stream().map(BulkDelivery.Entry::inbound).toList());
        health.seen(outcomes);
        return new Answer(IntStream.range(0, outcomes.size())
                .mapToObj(i -> Status.of(bulk.entries().get(i), outcomes.get(i)))
                .toList());
    }

    /** Where the sidecar's own rules have sent what the group is not for. */
    @PostMapping(path = "/events/{group}/not-routed", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer pass(@PathVariable String group, @RequestBody byte[] body) {
        BulkDelivery bulk = json.readValue(body, BulkDelivery.class);
        return new Answer(bulk.entries().stream()
                .map(entry -> {
                    metrics.consumed(entry.inbound().topic(), group, Outcome.NOT_ROUTED);
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

        static Status of(BulkDelivery.Entry entry, Outcome outcome) {
            return new Status(entry.entryId(), outcome == Outcome.UNAVAILABLE ? "RETRY" : "SUCCESS");
        }
    }
}
