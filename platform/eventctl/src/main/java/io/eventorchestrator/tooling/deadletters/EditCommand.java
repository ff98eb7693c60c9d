package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.deadletters.Account.Outcome;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replays one letter with a corrected payload. */
@Command(
        name = "edit",
        description = "Replay one letter with a corrected payload; it keeps its id and its origin.",
        mixinStandardHelpOptions = true)
final class EditCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "the corrected payload, JSON")
    private Path data = Path.of("");

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason, for the ledger")
    private String why = "";

    @Mixin
    private Account account = new Account();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        JsonNode corrected = read();
        List<LetterSummary> chosen = queue.letters(selection);
        if (chosen.size() != 1) {
            throw wrong(chosen.size() + " letters match; name the one to edit.");
        }
        queue.load(chosen, portion -> portion.forEach(letter -> replay(letter, corrected)));
        return queue.exitCode(0);
    }

    private void replay(DeadLetter letter, JsonNode payload) {
        byte[] value = corrected(letter, payload);
        List<LetterSummary> sent = queue.work(letter.group(), replay -> replay.replayEdited(letter, value, why));
        account.settled(List.of(letter.summary()), sent, Outcome.EDITED);
        account.tell(letter.id() + (sent.isEmpty() ? " was settled by another operator." : " was replayed as edited."));
    }

    private JsonNode read() {
        try {
            return JSON.readTree(Files.readAllBytes(data));
        } catch (IOException unreadable) {
            throw wrong("The payload " + data + " can't be read.");
        } catch (JacksonException broken) {
            throw wrong("The payload " + data + " is not JSON: " + broken.getOriginalMessage());
        }
    }

    private byte[] corrected(DeadLetter letter, JsonNode payload) {
        LetterEvent event = letter.event()
                .orElseThrow(() -> wrong(letter.id() + " is not JSON, so it has no payload to correct: discard it."));
        PayloadSchema.of(event).violations(payload).ifPresent(violations -> {
            throw wrong("The payload breaks the schema of " + event.type() + ": " + violations);
        });
        ObjectNode json = ((ObjectNode) event.json().deepCopy()).set("data", payload);
        // Escaping preserves unpaired surrogates, which UTF-8 can't encode.
        return Printable.json(json).getBytes(StandardCharsets.UTF_8);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
