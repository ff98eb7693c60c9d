package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.outbox.RowResult.NotSent;
import io.eventorchestrator.messaging.outbox.RowResult.Sent;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A bulk's results, grouped by what to do next. */
final class BulkResults {

    private final BulkInFlight bulk;
    private final Map<Long, RowResult> results;
    private final Set<Integer> acceptedIn;

    BulkResults(BulkInFlight.Ended ended) {
        this.bulk = ended.bulk();
        this.results = ended.results();
        this.acceptedIn = accepted().stream().map(RowHeader::partition).collect(Collectors.toSet());
    }

    List<RowHeader> accepted() {
        return rows(result -> result instanceof Sent sent && sent.answer() instanceof Accepted);
    }

    List<RowHeader> refused() {
        return rows(result -> result instanceof Sent sent && sent.answer() instanceof Refused);
    }

    List<RowHeader> failed() {
        return rows(result -> result instanceof Sent sent && sent.answer() instanceof Failed);
    }

    List<RowHeader> notSent(NotSent why) {
        return rows(result -> result == why);
    }

    /** Rows whose bulk was interrupted. */
    List<RowHeader> untried() {
        return bulk.rows().stream()
                .filter(row -> !results.containsKey(row.seq()))
                .toList();
    }

    boolean isTried() {
        return results.values().stream().anyMatch(Sent.class::isInstance);
    }

    Set<Integer> lostShards() {
        return notSent(NotSent.LOST).stream().map(RowHeader::shard).collect(Collectors.toSet());
    }

    /** The scope of its failures, if there are any. */
    Optional<Reach> reach() {
        return failed().stream().map(this::reach).max(Reach::compareTo);
    }

    /**
     * The scope of a row's failure: its own if others of its partition were accepted, and its partition's if others of
     * its topic were.
     */
    Reach reach(RowHeader failed) {
        Reach reach = failure(failed).reach();
        if (reach == Reach.RECORD || acceptedIn.contains(failed.partition())) {
            return Reach.RECORD;
        }
        return acceptedIn.isEmpty() ? reach : Reach.PARTITION;
    }

    /** The reason why the row was refused or failed. */
    String reason(RowHeader row) {
        Acknowledgement answer = results.get(row.seq()) instanceof Sent sent ? sent.answer() : new Accepted();
        return switch (answer) {
            case Accepted accepted -> "";
            case Refused refused -> refused.reason();
            case Failed failed -> failed.reason();
        };
    }

    private Failed failure(RowHeader row) {
        return results.get(row.seq()) instanceof Sent sent && sent.answer() instanceof Failed failed
                ? failed
                : new Failed("", Reach.RECORD);
    }

    private List<RowHeader> rows(Predicate<RowResult> wanted) {
        return bulk.rows().stream()
                .filter(row -> {
                    RowResult result = results.get(row.seq());
                    return result != null && wanted.test(result);
                })
                .toList();
    }
}
