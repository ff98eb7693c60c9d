package io.eventorchestrator.tooling.outbox;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Settles set-aside records, and records the operator and the reason. */
final class Settlement {

    enum Action {
        RETRIED,
        DISCARDED
    }

    /** Java's name for a user without one, as in a container. */
    private static final String NOBODY = "?";

    @Mixin
    private OutboxSelection outboxes = new OutboxSelection();

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason, for the audit table")
    private String why = "";

    @Option(names = "--by", paramLabel = "NAME", description = "the operator, for the audit table; you by default")
    private String by = System.getProperty("user.name");

    @Option(names = "--json", description = "a record per line with its outcome, for scripts")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @return the selected records that are set aside */
    List<StoredRecord> chosen() {
        outboxes.requireFilter();
        outboxes.requireKnownTopic();
        if (why.isBlank() || by.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--by and --why must not be empty.");
        }
        if (by.equals(NOBODY)) {
            throw new ParameterException(spec.commandLine(), "This system does not know your name: add --by NAME.");
        }
        List<StoredRecord> found = outboxes
                .each((table, matching) -> {
                    List<StoredRecord> own = new ArrayList<>();
                    table.each(matching, record -> {
                        if (outboxes.names() || record.state() == StoredRecord.State.SET_ASIDE) {
                            own.add(record);
                        }
                    });
                    return own;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        outboxes.requireFound(found.stream().map(StoredRecord::id).collect(Collectors.toSet()));
        return setAside(found);
    }

    // A pending record needs no help, and the relay may be publishing it at this moment.
    private List<StoredRecord> setAside(List<StoredRecord> found) {
        List<StoredRecord> waiting = found.stream()
                .filter(record -> record.state() == StoredRecord.State.PENDING)
                .toList();
        if (outboxes.names() && !waiting.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    waiting.getFirst().id() + " is not set aside; it waits to be published. Nothing was done.");
        }
        return found.stream()
                .filter(record -> record.state() == StoredRecord.State.SET_ASIDE)
                .toList();
    }

    boolean isConfirmed(String question) {
        tell(question + " Type yes:");
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equals("yes");
    }

    /** Settles the records, those of a service in one transaction, and prints the outcome of each. */
    void settle(Action action, List<StoredRecord> records) {
        Set<String> settled = new HashSet<>();
        outboxes.each((table, matching) -> {
            List<Long> seqs = records.stream()
                    .filter(record -> table.isOf(record.service()))
                    .map(StoredRecord::seq)
                    .toList();
            table.settle(action, seqs, by, why).forEach(seq -> settled.add(table.id(seq)));
            return true;
        });
        List<StoredRecord> worked = records.stream()
                .filter(record -> outboxes.answered(record.service()))
                .toList();
        if (json) {
            worked.forEach(record -> account(
                    record, settled.contains(record.id()) ? action.name().toLowerCase(Locale.ROOT) : "taken"));
        }
        tell(settled.size() + " " + action.name().toLowerCase(Locale.ROOT) + others(worked.size() - settled.size()));
    }

    /** Names each database that could not be used; the code is 0 if there is none. */
    int exitCode() {
        return outboxes.exitCode();
    }

    private static String others(int taken) {
        return taken == 0 ? "." : "; " + taken + " were settled by another operator in the meantime.";
    }

    private void account(StoredRecord record, String outcome) {
        spec.commandLine().getOut().println(RecordText.outcome(record, outcome));
    }

    /** Prints a message for people; with JSON output, on the other stream. */
    void tell(String line) {
        PrintWriter people =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        people.println(line);
        people.flush();
        spec.commandLine().getOut().flush();
    }
}
