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

/** Shows letters whole. */
@Command(
        name = "show",
        description = "A letter whole: the event, why it died, where it came from, its story.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

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
        List<LetterSummary> letters = queue.letters(selection);
        if (letters.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There is no such dead letter.");
        }
        queue.load(letters, portion -> {
            if (json) {
                portion.forEach(letter -> out().println(Printable.json(LetterJson.of(letter))));
            } else {
                print(portion);
            }
        });
        out().flush();
        return queue.exitCode(0);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void print(List<DeadLetter> letters) {
        LetterStories stories = LetterStories.of(letters);
        if (!stories.isEmpty()) {
            queue.readEvents(stories::on);
        }
        letters.forEach(letter -> print(letter, stories));
    }

    private void print(DeadLetter letter, LetterStories stories) {
        fact("letter", letter.id());
        fact("group", letter.group());
        fact("reason", letter.reason() + ": " + letter.detail());
        fact("attempts", letter.attempts());
        fact("replays", letter.replays());
        fact("failed", letter.failedAt());
        fact("origin", letter.origin());
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
                            out().println("its story, as far as the topics still hold it:");
                            stories.of(event).forEach(line -> out().println("  " + line));
                        },
                        () -> fact("value", letter.value() == null ? null : Bytes.shown(letter.value())));
        out().println();
    }

    private void fact(String what, @Nullable Object how) {
        out().printf("%-9s %s%n", what, how == null ? "none" : Printable.text(how));
    }
}
