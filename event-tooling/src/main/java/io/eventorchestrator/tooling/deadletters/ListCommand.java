package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.platform.Patience;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what lies where. */
@Command(
        name = "list",
        description = "Per subscription: how many letters, the oldest, the reasons; then the letters.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofSeconds(1);

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--json", description = "a letter per line, for scripts")
    private boolean json;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "until there is one, at most so long")
    private int wait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<DeadLetter> letters = letters();
        if (json) {
            letters.forEach(letter -> out.println(LetterJson.of(letter)));
        } else {
            print(letters, out);
        }
        out.flush();
        return 0;
    }

    private List<DeadLetter> letters() {
        return new Patience(Duration.ofSeconds(wait), LOOK)
                .ask(() -> queue.letters(selection), letters -> !letters.isEmpty());
    }

    private static void print(List<DeadLetter> letters, PrintWriter out) {
        if (letters.isEmpty()) {
            out.println("No dead letters.");
            return;
        }
        letters.stream()
                .collect(Collectors.groupingBy(letter -> letter.id().topic(), TreeMap::new, Collectors.toList()))
                .forEach((topic, own) -> out.printf(
                        "%s: %d, the oldest of %s (%s)%n",
                        topic, own.size(), own.getFirst().failedAt(), reasons(own)));
        out.println();
        letters.forEach(letter -> out.printf("%s  %s  %s%n", letter.id(), letter.reason(), letter.eventId()));
    }

    private static String reasons(List<DeadLetter> letters) {
        Map<String, Long> counts = letters.stream()
                .collect(Collectors.groupingBy(DeadLetter::reason, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
    }
}
