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

    BulkResults(BulkInFlight.Ended ended) {
        this.bulk = ended.bulk();
        this.results = ended.results();
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

    /** The scope of its failures, if there are any: a record's own if others of its topic were accepted. */
    Optional<Reach> reach() {
        List<RowHeader> failed = failed();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        boolean others = !accepted().isEmpty();
        return failed.stream()
                .map(row -> others ? Reach.RECORD : failure(row).reach())
                .max(Reach::compareTo);
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
