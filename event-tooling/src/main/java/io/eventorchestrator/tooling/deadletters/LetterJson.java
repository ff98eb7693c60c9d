package io.eventorchestrator.tooling.deadletters;

import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A letter for scripts. */
final class LetterJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LetterJson() {}

    /** A letter and what became of it. */
    static ObjectNode outcome(DeadLetter letter, String outcome) {
        return JSON.createObjectNode()
                .put("letter", letter.id().toString())
                .put("group", letter.group())
                .put("event", letter.eventId())
                .put("outcome", outcome);
    }

    static ObjectNode of(DeadLetter letter) {
        ObjectNode json = JSON.createObjectNode()
                .put("letter", letter.id().toString())
                .put("group", letter.group())
                .put("reason", letter.reason())
                .put("detail", letter.detail())
                .put("attempts", letter.attempts())
                .put("replays", letter.replays())
                .put("failedAt", letter.failedAt().toString())
                .put("origin", letter.origin())
                .put("key", letter.key())
                .put("value", Base64.getEncoder().encodeToString(letter.value()));
        Optional<LetterEvent> event = letter.event();
        event.ifPresent(read -> json.set("event", read.json()));
        return json;
    }
}
