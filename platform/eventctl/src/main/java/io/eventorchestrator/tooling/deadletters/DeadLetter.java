package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Clipped;
import io.eventorchestrator.catalogue.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as stored in its topic.
 *
 * @param group the group that could not read or handle the event
 * @param key null if the original had none; not copied, must not be changed
 * @param headers all headers, in order
 * @param value the original's bytes, null if it had no value; not copied, must not be changed
 * @param at the time when it was written
 */
record DeadLetter(
        LetterId id, String group, byte @Nullable [] key, List<Header> headers, byte @Nullable [] value, Instant at) {

    /** The reason shown for a letter that the sidecar itself wrote. */
    static final String BY_THE_SIDECAR = "unknown";

    private static final String UNREADABLE = "unreadable";
    private static final int LONGEST = 200;

    static DeadLetter of(ConsumerRecord<byte[], byte[]> polled, Uuid topicId, String group) {
        return new DeadLetter(
                new LetterId(polled.topic(), topicId, polled.partition(), polled.offset()),
                group,
                polled.key(),
                List.of(polled.headers().toArray()),
                polled.value(),
                Instant.ofEpochMilli(polled.timestamp()));
    }

    LetterSummary summary() {
        return new LetterSummary(
                id,
                group,
                Clipped.to(LONGEST, eventId()),
                Clipped.to(LONGEST, reason()),
                failedAt(),
                at,
                replays(),
                bytes());
    }

    private int bytes() {
        int headerBytes = headers.stream()
                .mapToInt(header -> header.key().length() + (header.value() == null ? 0 : header.value().length))
                .sum();
        return headerBytes + (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
    }

    /** The code of its reason; {@link #BY_THE_SIDECAR} if it gives none. */
    String reason() {
        return header(DeadLetterHeaders.REASON).orElse(BY_THE_SIDECAR);
    }

    String detail() {
        return header(DeadLetterHeaders.DETAIL).orElse("written by the sidecar itself, which gives no reason");
    }

    /** The exceptions that caused the one in the detail. */
    Optional<String> causes() {
        return header(DeadLetterHeaders.CAUSES);
    }

    /** The line of the service's code that ran last. */
    Optional<String> codeLine() {
        return header(DeadLetterHeaders.CODE_LINE);
    }

    /** The parts of the original that its reader changed, or may have changed. */
    Optional<String> notKept() {
        return header(DeadLetterHeaders.NOT_KEPT);
    }

    /** Tells whether the sidecar read the original, which hides parts of it without a trace. */
    boolean isReadBySidecar() {
        return header(DeadLetterHeaders.READ_BY)
                .filter(DeadLetterHeaders.SIDECAR::equals)
                .isPresent();
    }

    /** Tests whether its event was a probe, which nobody has to settle. The sidecar's own letters have no header. */
    boolean isProbe() {
        return header(DeadLetterHeaders.PROBE).filter("true"::equals).isPresent()
                || event().filter(LetterEvent::isProbe).isPresent();
    }

    int replays() {
        return number(DeadLetterHeaders.REPLAYS);
    }

    int attempts() {
        return number(DeadLetterHeaders.ATTEMPTS);
    }

    /** The event's original topic, even if its replay failed. */
    String origin() {
        return header(DeadLetterHeaders.ORIGIN_TOPIC)
                .map(topic ->
                        topic + "/" + header(DeadLetterHeaders.ORIGIN_PARTITION).orElse("?") + "/"
                                + header(DeadLetterHeaders.ORIGIN_OFFSET).orElse("?"))
                .orElse("not known");
    }

    /** The time of its event's failure; the time of the letter if the header is missing or unreadable. */
    Instant failedAt() {
        return header(DeadLetterHeaders.FAILED_AT).flatMap(DeadLetter::time).orElse(at);
    }

    /** An unreadable header of the library; empty if there is none. */
    Optional<String> flaw() {
        return header(DeadLetterHeaders.FAILED_AT)
                .filter(text -> time(text).isEmpty())
                .map(text -> "its " + DeadLetterHeaders.FAILED_AT + " \"" + text
                        + "\" is not a time, so the time of its writing is used");
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The readable part of the value; parsed at each call, because it takes many times the memory of the bytes. */
    Optional<LetterEvent> event() {
        return value == null ? Optional.empty() : LetterEvent.of(value);
    }

    String eventId() {
        return event().map(LetterEvent::id).orElse(UNREADABLE);
    }

    String type() {
        return event().map(LetterEvent::type).orElse(UNREADABLE);
    }

    /** The last header with this name: the library adds its headers after those of the event. */
    private Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.key().equals(name) && header.value() != null)
                .reduce((first, last) -> last)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private int number(String header) {
        String text = header(header).orElse("0");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
