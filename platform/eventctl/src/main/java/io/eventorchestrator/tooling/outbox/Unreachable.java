package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The databases that could not be used, which a command names after it has worked on the others. */
final class Unreachable {

    private static final int INCOMPLETE = 1;

    private final Map<String, String> reasons = new TreeMap<>();

    /** @return what the work returns; empty if the database refuses or does not answer */
    <T> Optional<T> tried(OutboxDatabase database, Function<OutboxTable, T> work) {
        try {
            return Optional.of(database.work(work));
        } catch (NotStartable failed) {
            reasons.put(database.service(), String.valueOf(failed.getMessage()));
            return Optional.empty();
        }
    }

    boolean includes(String service) {
        return reasons.containsKey(service);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /** @throws NotStartable if none of the databases asked could be used */
    void requireOther(List<OutboxDatabase> asked) {
        if (!asked.isEmpty() && asked.stream().map(OutboxDatabase::service).allMatch(this::includes)) {
            throw new NotStartable(String.join("\n", reasons.values()));
        }
    }

    /** Prints a line for each, and returns the exit code of a command that did the rest. */
    int report(PrintWriter out) {
        reasons.values().forEach(reason -> out.println(Printable.text(reason)));
        out.flush();
        return reasons.isEmpty() ? 0 : INCOMPLETE;
    }
}
