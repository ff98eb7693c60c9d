package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.terminal.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Prints the events and notifications of each order once it has ended, one order at a time. */
final class OrderReporter {

    // After an order ends, its customer is notified, and the order's timeline records the notification.
    private static final Duration QUIET = Duration.ofMillis(1500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final PlatformClient client;
    private final EventsByOrder events;
    private final ExpectedEvents expected;
    private final Consumer<String> out;

    OrderReporter(PlatformClient client, EventsByOrder events, ExpectedEvents expected, Consumer<String> out) {
        this.client = client;
        this.events = events;
        this.expected = expected;
        this.out = out;
    }

    /** Waits until all events of the order are read, half a minute at most. */
    void report(OrderResult result) {
        if (result.wasAccepted()) {
            new Patience(PATIENCE, LOOK).await(() -> isWhole(result));
        }
        List<String> lines = events.unreported(result.number());
        synchronized (this) {
            out.accept("");
            out.accept(result.heading());
            lines.forEach(out);
            if (result.wasAccepted()) {
                client.notifications(result.id())
                        .valueStream()
                        .map(OrderReporter::line)
                        .forEach(out);
            }
        }
    }

    /** Prints the events that were read after the others of their order were printed. */
    void reportRest(OrderResult result) {
        List<String> lines = events.unreported(result.number());
        if (!lines.isEmpty()) {
            out.accept("");
            out.accept("Order " + result.number() + ", later");
            lines.forEach(out);
        }
    }

    /** Names the events of an order that were not read from Kafka; empty if all were. */
    Optional<String> missing(OrderResult result) {
        List<String> missing = result.wasAccepted() ? missingEvents(result) : List.of();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("%3d  NOT SEEN in Kafka within %d s: %s"
                        .formatted(result.number(), PATIENCE.toSeconds(), String.join(", ", missing)));
    }

    private boolean isWhole(OrderResult result) {
        return events.silence(result.number()).compareTo(QUIET) >= 0
                && isEverybodyNotified(client.notifications(result.id()))
                && missingEvents(result).isEmpty();
    }

    private List<String> missingEvents(OrderResult result) {
        return events.missing(
                result.number(),
                expected.of(
                        client.timeline(result.id()), client.returns(result.id()), client.notifications(result.id())));
    }

    private static boolean isEverybodyNotified(JsonNode notifications) {
        return !notifications.isEmpty()
                && notifications
                        .valueStream()
                        .noneMatch(one -> one.path("state").asString().equals("PENDING"));
    }

    private static String line(JsonNode notification) {
        return "            %s to %s: %s"
                .formatted(
                        text(notification, "state").toLowerCase(Locale.ROOT),
                        text(notification, "recipient"),
                        text(notification, "subject"));
    }

    private static String text(JsonNode notification, String field) {
        return Printable.brief(notification.path(field).asString(""));
    }
}
