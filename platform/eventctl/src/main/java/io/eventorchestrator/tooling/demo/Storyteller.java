package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.terminal.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Tells the story of each order once it has ended, one story at a time. */
final class Storyteller {

    // After an order ends, its customer is notified, and the order's timeline records the notification.
    private static final Duration QUIET = Duration.ofMillis(1500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final PlatformClient client;
    private final Stories stories;
    private final ExpectedEvents expected;
    private final Consumer<String> out;

    Storyteller(PlatformClient client, Stories stories, ExpectedEvents expected, Consumer<String> out) {
        this.client = client;
        this.stories = stories;
        this.expected = expected;
        this.out = out;
    }

    /** Waits until the story is complete, half a minute at most. */
    void tell(OrderResult result) {
        if (result.wasTaken()) {
            new Patience(PATIENCE, LOOK).await(() -> isWhole(result));
        }
        List<String> lines = stories.tell(result.number());
        synchronized (this) {
            out.accept("");
            out.accept(result.heading());
            lines.forEach(out);
            if (result.wasTaken()) {
                client.notifications(result.id())
                        .valueStream()
                        .map(Storyteller::told)
                        .forEach(out);
            }
        }
    }

    /** Tells the events that were read after the order's story was told. */
    void tellRest(OrderResult result) {
        List<String> lines = stories.tell(result.number());
        if (!lines.isEmpty()) {
            out.accept("");
            out.accept("Order " + result.number() + ", later");
            lines.forEach(out);
        }
    }

    /** Names the events of an order that were not read from Kafka; empty if all were. */
    Optional<String> missing(OrderResult result) {
        List<String> missing = result.wasTaken() ? missingEvents(result) : List.of();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("%3d  NOT SEEN in Kafka within %d s: %s"
                        .formatted(result.number(), PATIENCE.toSeconds(), String.join(", ", missing)));
    }

    private boolean isWhole(OrderResult result) {
        return stories.silence(result.number()).compareTo(QUIET) >= 0
                && isEverybodyTold(client.notifications(result.id()))
                && missingEvents(result).isEmpty();
    }

    private List<String> missingEvents(OrderResult result) {
        return stories.missing(
                result.number(), expected.of(client.timeline(result.id()), client.notifications(result.id())));
    }

    private static boolean isEverybodyTold(JsonNode notifications) {
        return !notifications.isEmpty()
                && notifications
                        .valueStream()
                        .noneMatch(one -> one.path("state").asString().equals("PENDING"));
    }

    private static String told(JsonNode notification) {
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
