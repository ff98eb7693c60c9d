package io.eventorchestrator.tooling.deadletters;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it lies in its topic.
 *
 * @param group whose letter it is
 * @param key null where the original had none
 * @param headers as text
 * @param value the original's bytes; not to be changed
 * @param at when the broker took it
 */
record DeadLetter(
        LetterId id, String group, @Nullable String key, Map<String, String> headers, byte[] value, Instant at) {

    private static final String BY_THE_SIDECAR = "unknown";

    /** Why it died; the sidecar's own letters do not say. */
    String reason() {
        return headers.getOrDefault("dlq-reason", BY_THE_SIDECAR);
    }

    String detail() {
        return headers.getOrDefault("dlq-detail", "written by the sidecar itself, which gives no reason");
    }

    int replays() {
        return number("dlq-replays");
    }

    int attempts() {
        return number("dlq-attempts");
    }

    /** Where the event came from first; a replay's letter still names the topic of its event. */
    String origin() {
        return headers.containsKey("dlq-origin-topic")
                ? headers.get("dlq-origin-topic") + "/" + headers.get("dlq-origin-partition") + "/"
                        + headers.get("dlq-origin-offset")
                : "not known";
    }

    Instant failedAt() {
        String failedAt = headers.get("dlq-failed-at");
        return failedAt == null ? at : Instant.parse(failedAt);
    }

    /** What can be read of it; read anew each time, since it takes many times the room of the bytes. */
    Optional<LetterEvent> event() {
        return LetterEvent.of(value);
    }

    String eventId() {
        return event().map(LetterEvent::id).orElse("unreadable");
    }

    String type() {
        return event().map(LetterEvent::type).orElse("unreadable");
    }

    private int number(String header) {
        String text = headers.getOrDefault(header, "0");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
