package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows letters in full. */
@Command(
        name = "show",
        description =
                "Show letters in full: event, reason, origin, and the events of the same correlation. A letter that is"
                        + " named by its id is shown after its replay or discard, too, with who settled it.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private static final String HIDDEN_BY_THE_SIDECAR =
            "the sidecar, which hides parts of a record: of several headers with one name only the last arrives, a"
                    + " header without a value arrives empty, and headers that the sidecar uses itself don't arrive";

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--json", description = "a letter per line, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SettledLetters letters = queue.named(selection);
        List<String> deleted = deleted(letters);
        if (letters.summaries().isEmpty() && deleted.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There is no such dead letter.");
        }
        queue.load(letters.summaries(), portion -> {
            if (json) {
                portion.forEach(letter -> out().println(Printable.json(json(letter, letters))));
            } else {
                print(portion, letters);
            }
        });
        deleted.forEach(id -> letters.ledger().at(id).ifPresent(outcome -> tellDeleted(id, outcome)));
        out().flush();
        return queue.exitCode(0);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private List<String> deleted(SettledLetters letters) {
        List<String> there = letters.summaries().stream()
                .map(letter -> letter.id().toString())
                .toList();
        return selection.ids().stream()
                .filter(id -> !there.contains(id) && letters.ledger().at(id).isPresent())
                .toList();
    }

    private void tellDeleted(String id, LedgerEntry outcome) {
        if (json) {
            ObjectNode letter = JsonMapper.shared().createObjectNode().put("letter", id);
            out().println(Printable.json(letter.set("settled", LetterJson.of(outcome))));
        } else {
            fact("letter", id);
            fact("settled", outcome.told());
            fact("value", "deleted by the broker");
        }
    }

    private static ObjectNode json(DeadLetter letter, SettledLetters letters) {
        ObjectNode json = LetterJson.of(letter);
        letters.outcome(letter).ifPresent(outcome -> json.set("settled", LetterJson.of(outcome)));
        return json;
    }

    private void print(List<DeadLetter> letters, SettledLetters all) {
        CorrelatedEvents correlated = CorrelatedEvents.of(letters);
        if (!correlated.isEmpty()) {
            queue.readEvents(correlated::on);
        }
        letters.forEach(letter -> {
            fact("letter", letter.id());
            all.outcome(letter).ifPresent(outcome -> fact("settled", outcome.told()));
            print(letter, correlated);
        });
    }

    private void print(DeadLetter letter, CorrelatedEvents correlated) {
        fact("group", letter.group());
        fact("reason", letter.reason() + ": " + letter.detail());
        letter.causes().ifPresent(causes -> fact("causes", causes));
        letter.codeLine().ifPresent(line -> fact("code line", line));
        fact("attempts", letter.attempts());
        fact("replays", letter.replays());
        fact("failed", letter.failedAt());
        fact("origin", letter.origin());
        if (letter.isReadBySidecar()) {
            fact("read by", HIDDEN_BY_THE_SIDECAR);
        }
        letter.notKept().ifPresent(parts -> fact("not kept", parts + ": may differ from the original's bytes"));
        fact("key", letter.key() == null ? null : Bytes.shown(letter.key()));
        letter.headers().stream()
                .filter(header -> !header.key().startsWith(DeadLetterHeaders.PREFIX))
                .forEach(header -> fact(
                        "header",
                        header.key() + ": " + (header.value() == null ? "none" : Bytes.shown(header.value()))));
        letter.event()
                .ifPresentOrElse(
                        event -> {
                            out().println(Printable.prettyJson(event.json()));
                            out().println("events of the same correlation that the topics still contain:");
                            correlated.of(event).forEach(line -> out().println("  " + line));
                        },
                        () -> fact("value", letter.value() == null ? null : Bytes.shown(letter.value())));
        out().println();
    }

    private void fact(String what, @Nullable Object how) {
        out().printf("%-9s %s%n", what, how == null ? "none" : Printable.text(how));
    }
}
