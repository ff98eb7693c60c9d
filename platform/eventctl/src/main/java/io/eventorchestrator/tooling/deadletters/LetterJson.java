package io.eventorchestrator.tooling.deadletters;

import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes letters as JSON for scripts. */
final class LetterJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LetterJson() {}

    /** A letter and its outcome. */
    static ObjectNode outcome(LetterSummary letter, String outcome) {
        return JSON.createObjectNode()
                .put("letter", letter.id().toString())
                .put("group", letter.group())
                .put("event", letter.event())
                .put("outcome", outcome);
    }

    /** The complete letter. Key and headers are also text if they are UTF-8; base64 always contains the bytes. */
    static ObjectNode of(DeadLetter letter) {
        ObjectNode json = JSON.createObjectNode()
                .put("letter", letter.id().toString())
                .put("group", letter.group())
                .put("reason", letter.reason())
                .put("detail", letter.detail())
                .put("causes", letter.causes().orElse(null))
                .put("codeLine", letter.codeLine().orElse(null))
                .put("attempts", letter.attempts())
                .put("replays", letter.replays())
                .put("failedAt", letter.failedAt().toString())
                .put("origin", letter.origin());
        put(json, "key", "keyBase64", letter.key());
        ArrayNode headers = json.putArray("headers");
        letter.headers().forEach(header -> headers.add(header(header)));
        json.put("value", letter.value() == null ? null : Bytes.base64(letter.value()));
        letter.event().ifPresent(event -> json.set("event", event.json()));
        return json;
    }

    /** The outcome of a letter. */
    static ObjectNode of(LedgerEntry outcome) {
        return JSON.createObjectNode()
                .put("fate", outcome.fate().name().toLowerCase(Locale.ROOT))
                .put("at", outcome.at().toString())
                .put("by", outcome.by())
                .put("why", outcome.why());
    }

    private static ObjectNode header(Header header) {
        ObjectNode json = JSON.createObjectNode().put("name", header.key());
        put(json, "value", "base64", header.value());
        return json;
    }

    private static void put(ObjectNode json, String text, String base64, byte @Nullable [] bytes) {
        json.put(text, bytes == null ? null : Bytes.text(bytes).orElse(null));
        json.put(base64, bytes == null ? null : Bytes.base64(bytes));
    }
}
