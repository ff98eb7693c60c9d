package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.outbox.Fate.NotSent;
import io.eventorchestrator.messaging.outbox.Fate.Sent;
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

/** A flight's results, grouped by what to do next. */
final class Landing {

    private final Flight flight;
    private final Map<Long, Fate> fates;

    Landing(Flight.Ended ended) {
        this.flight = ended.flight();
        this.fates = ended.fates();
    }

    List<Waiting> accepted() {
        return rows(fate -> fate instanceof Sent sent && sent.answer() instanceof Accepted);
    }

    List<Waiting> refused() {
        return rows(fate -> fate instanceof Sent sent && sent.answer() instanceof Refused);
    }

    List<Waiting> failed() {
        return rows(fate -> fate instanceof Sent sent && sent.answer() instanceof Failed);
    }

    List<Waiting> notSent(NotSent why) {
        return rows(fate -> fate == why);
    }

    /** Rows whose flight was interrupted. */
    List<Waiting> untried() {
        return flight.rows().stream()
                .filter(row -> !fates.containsKey(row.seq()))
                .toList();
    }

    boolean isTried() {
        return fates.values().stream().anyMatch(Sent.class::isInstance);
    }

    Set<Integer> lostShards() {
        return notSent(NotSent.LOST).stream().map(Waiting::shard).collect(Collectors.toSet());
    }

    /** The scope of its failures, if there are any: a record's own if others of its topic were accepted. */
    Optional<Reach> reach() {
        List<Waiting> failed = failed();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        boolean others = !accepted().isEmpty();
        return failed.stream()
                .map(row -> others ? Reach.RECORD : failure(row).reach())
                .max(Reach::compareTo);
    }

    /** The reason why the row was refused or failed. */
    String reason(Waiting row) {
        Acknowledgement answer = fates.get(row.seq()) instanceof Sent sent ? sent.answer() : new Accepted();
        return switch (answer) {
            case Accepted accepted -> "";
            case Refused refused -> refused.reason();
            case Failed failed -> failed.reason();
        };
    }

    private Failed failure(Waiting row) {
        return fates.get(row.seq()) instanceof Sent sent && sent.answer() instanceof Failed failed
                ? failed
                : new Failed("", Reach.RECORD);
    }

    private List<Waiting> rows(Predicate<Fate> wanted) {
        return flight.rows().stream()
                .filter(row -> {
                    Fate fate = fates.get(row.seq());
                    return fate != null && wanted.test(fate);
                })
                .toList();
    }
}
