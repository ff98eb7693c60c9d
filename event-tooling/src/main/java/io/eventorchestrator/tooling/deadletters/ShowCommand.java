package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        List<DeadLetter> letters = queue.letters(selection);
        if (letters.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There is no such dead letter.");
        }
        PrintWriter out = spec.commandLine().getOut();
        letters.forEach(letter -> {
            if (json) {
                out.println(LetterJson.of(letter));
            } else {
                print(letter, out);
            }
        });
        out.flush();
        return 0;
    }

    private void print(DeadLetter letter, PrintWriter out) {
        fact(out, "letter", letter.id());
        fact(out, "group", letter.group());
        fact(out, "reason", letter.reason() + ": " + letter.detail());
        fact(out, "attempts", letter.attempts());
        fact(out, "replays", letter.replays());
        fact(out, "failed", letter.failedAt());
        fact(out, "origin", letter.origin());
        fact(out, "key", letter.key());
        letter.event()
                .ifPresentOrElse(
                        event -> {
                            out.println(event.json().toPrettyString());
                            tellStory(event.story(), out);
                        },
                        () -> fact(out, "value", new String(letter.value(), StandardCharsets.UTF_8)));
        out.println();
    }

    private void tellStory(String story, PrintWriter out) {
        List<String> topics =
                Catalogue.load().channels().stream().map(Channel::topic).toList();
        out.println("its story, as far as the topics still hold it:");
        queue.reader()
                .read(
                        topics,
                        polled -> LetterEvent.of(polled.value() == null ? new byte[0] : polled.value())
                                .filter(event ->
                                        !story.isEmpty() && event.story().equals(story))
                                .ifPresent(event -> out.printf(
                                        "  %s  %s  %s%n",
                                        event.json().path("time").asString(""), event.type(), event.id())));
    }

    private static void fact(PrintWriter out, String what, @Nullable Object how) {
        out.printf("%-9s %s%n", what, how == null ? "none" : how);
    }
}
