package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.catalogue.StrictUtf8;
import io.eventorchestrator.tooling.terminal.Elapsed;
import io.eventorchestrator.tooling.terminal.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Formats records for people and scripts; their content can't control a terminal. */
final class RecordText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecordText() {}

    static String line(StoredRecord found) {
        return "%s  %s  %s  key %s  %s%s"
                .formatted(
                        found.id(),
                        found.state() == StoredRecord.State.PENDING ? "waits" : "set aside",
                        Printable.brief(found.topic()),
                        key(found.key()),
                        found.createdAt(),
                        found.reason() == null ? "" : "  " + Printable.brief(found.reason()));
    }

    static String json(StoredRecord found) {
        return Printable.json(node(found));
    }

    static String outcome(StoredRecord found, String outcome) {
        return Printable.json(node(found).put("outcome", outcome));
    }

    static ObjectNode node(StoredRecord found) {
        ObjectNode node = JSON.createObjectNode()
                .put("record", found.id())
                .put("state", found.state().name().toLowerCase(Locale.ROOT))
                .put("topic", found.topic())
                .put("partition", found.partition())
                .put("bytes", found.bytes())
                .put("reason", found.reason())
                .put("createdAt", found.createdAt().toString());
        bytes(node, "key", found.key());
        return node;
    }

    /** Adds bytes as text, or in base64 under another name if they are not text. */
    static void bytes(ObjectNode node, String name, byte @Nullable [] bytes) {
        Optional<String> text = text(bytes);
        if (bytes == null || text.isPresent()) {
            node.put(name, text.orElse(null));
        } else {
            node.put(name + "Base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    static String state(RecordGroup group) {
        return group.state() == StoredRecord.State.SET_ASIDE
                ? "set aside"
                : group.held() ? "behind a record of their key that is set aside" : "to be published";
    }

    static String key(byte @Nullable [] key) {
        return key == null
                ? "none"
                : text(key)
                        .map(Printable::brief)
                        .orElseGet(() -> "base64 " + Base64.getEncoder().encodeToString(key));
    }

    /** The text of UTF-8 bytes; empty for other bytes, and for null. */
    static Optional<String> text(byte @Nullable [] bytes) {
        return bytes == null ? Optional.empty() : StrictUtf8.decode(bytes);
    }

    static String age(Instant then, Instant now) {
        return Elapsed.words(Duration.between(then, now));
    }
}
