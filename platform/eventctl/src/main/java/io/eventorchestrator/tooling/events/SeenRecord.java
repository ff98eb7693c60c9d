package io.eventorchestrator.tooling.events;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.catalogue.StrictUtf8;
import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.terminal.Printable;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Describes a record in one line, whatever it contains, for a person or a script. */
final class SeenRecord {

    private SeenRecord() {}

    /** Its time, topic, event and the reason of its dead letter; data are truncated after a few hundred characters. */
    static String line(ConsumerRecord<byte[], byte[]> seen) {
        return Instant.ofEpochMilli(seen.timestamp()) + "  " + seen.topic() + "  " + reason(seen)
                + JsonEvent.of(seen.value())
                        .map(SeenRecord::text)
                        .orElseGet(() -> "no event, but " + bytes(seen.value()));
    }

    private static String reason(ConsumerRecord<byte[], byte[]> seen) {
        return header(seen, DeadLetterHeaders.REASON)
                .map(reason -> "dead letter, " + Printable.brief(reason) + ": "
                        + Printable.brief(header(seen, DeadLetterHeaders.DETAIL).orElse("")) + "  ")
                .orElse("");
    }

    private static String text(JsonEvent event) {
        return "id " + Printable.brief(event.id())
                + "  key " + Printable.brief(event.attribute("partitionkey"))
                + "  correlation " + Printable.brief(event.correlation())
                + "  " + Printable.brief(event.json().path("data"));
    }

    private static String bytes(byte @Nullable [] value) {
        return value == null
                ? "a tombstone"
                : Count.of(value.length, "byte") + ": "
                        + StrictUtf8.decode(value)
                                .map(Printable::brief)
                                .orElseGet(() ->
                                        Printable.brief(Base64.getEncoder().encodeToString(value)));
    }

    /** Everything that the record holds. */
    static String json(ConsumerRecord<byte[], byte[]> seen) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("topic", seen.topic())
                .put("partition", seen.partition())
                .put("offset", seen.offset())
                .put("time", Instant.ofEpochMilli(seen.timestamp()).toString());
        put(json, "key", seen.key());
        ObjectNode headers = json.putObject("headers");
        seen.headers().forEach(header -> put(headers, header.key(), header.value()));
        Optional<JsonNode> event = JsonEvent.of(seen.value()).map(JsonEvent::json);
        if (event.isPresent()) {
            json.set("event", event.get());
        } else {
            put(json, "value", seen.value());
        }
        return Printable.json(json);
    }

    // Bytes that are not text are written in base64, under another name.
    private static void put(ObjectNode json, String name, byte @Nullable [] bytes) {
        Optional<String> text = bytes == null ? Optional.empty() : StrictUtf8.decode(bytes);
        if (bytes == null || text.isPresent()) {
            json.put(name, text.orElse(null));
        } else {
            json.put(name + "Base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** The last header with this name: the library adds its headers after those of the event. */
    static Optional<String> header(ConsumerRecord<byte[], byte[]> seen, String name) {
        Header last = seen.headers().lastHeader(name);
        return last == null || last.value() == null ? Optional.empty() : StrictUtf8.decode(last.value());
    }
}
