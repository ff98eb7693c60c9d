package io.eventorchestrator.tooling.saga;

import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Orders something for a return, records the operator and the reason, and follows what becomes of it. */
final class Ordering {

    /** Java's name for a user without one, as in a container. */
    private static final String NOBODY = "?";

    @Mixin
    private ReturnDatabase database = new ReturnDatabase();

    @Mixin
    private ReturnId id = new ReturnId();

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason, for the record")
    private String why = "";

    @Option(names = "--by", paramLabel = "NAME", description = "the operator, for the record; you by default")
    private String by = System.getProperty("user.name");

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "maximum time for the service to carry it out; 60 by default, 0 to order it only",
            defaultValue = "60")
    private int wait;

    @Option(names = "--json", description = "the outcome as one document, for scripts")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** The return, if its state permits the action. */
    StoredReturn permitted(Action action) {
        if (why.isBlank() || by.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--by and --why must not be empty.");
        }
        if (by.equals(NOBODY)) {
            throw new ParameterException(spec.commandLine(), "This system does not know your name: add --by NAME.");
        }
        StoredReturn found = database.work(id::in);
        Optional<String> reason = reasonAgainst(found, action);
        if (reason.isPresent()) {
            throw refusal(reason.get());
        }
        return found;
    }

    /** Says that nothing is ordered, and why. */
    ParameterException refusal(String reason) {
        return new ParameterException(spec.commandLine(), reason + " Nothing was ordered.");
    }

    private static Optional<String> reasonAgainst(StoredReturn found, Action action) {
        Intervention waiting = found.waiting();
        return waiting == null
                ? action.refusal(found)
                : Optional.of("%s by %s waits for return %s already, since %s."
                        .formatted(waiting.action(), waiting.by(), found.id(), waiting.at()));
    }

    boolean isConfirmed(String question) {
        tell(question + " Type yes:");
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equals("yes");
    }

    /** Orders the action, and tells the outcome; returns the exit code. */
    int order(StoredReturn found, Action action, Step.@Nullable Name step) {
        return database.work(tables -> tables.order(found, action, step, by, why)
                .map(number -> follow(new Outcome(tables, found.id(), number, action)))
                .orElseThrow(
                        () -> refusal("Return " + found.id() + " has changed meanwhile: look at it, and try again.")));
    }

    private int follow(Outcome outcome) {
        tell("Ordered; " + database.service() + " carries it out.");
        if (wait > 0) {
            outcome.await(Duration.ofSeconds(wait), this::tell);
        }
        tell(outcome.sentence(wait > 0, database.service()));
        if (json) {
            spec.commandLine().getOut().println(Printable.json(outcome.json()));
            spec.commandLine().getOut().flush();
        }
        return wait > 0 ? outcome.exitCode() : 0;
    }

    /** Prints a message for people; with JSON output, on the other stream. */
    void tell(String line) {
        PrintWriter people =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        people.println(Printable.sentence(line));
        people.flush();
    }
}
