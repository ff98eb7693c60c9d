package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.StepJournal.Entry;
import io.eventorchestrator.orders.returns.application.StepJournal.Phase;
import io.eventorchestrator.orders.returns.domain.Work;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The journal of one return, as the state store keeps it. */
record Journal(List<Entry> entries) {

    static final Journal EMPTY = new Journal(List.of());

    Journal {
        entries = List.copyOf(entries);
    }

    Journal began(Work work, Instant at) {
        Journal before = ended(at, work);
        boolean isKnown = entries.stream().anyMatch(entry -> entry.work() == work);
        return isKnown
                ? before.with(work, Journal::again)
                : new Journal(Stream.concat(
                                before.entries.stream(), Stream.of(new Entry(work, Phase.UNDER_WAY, 1, at, null, null)))
                        .toList());
    }

    // A wait goes on however often it is interrupted.
    private static Entry again(Entry entry) {
        boolean isSameWait = entry.work() == Work.AWAIT_DECISION && entry.phase() == Phase.UNDER_WAY;
        return new Entry(
                entry.work(),
                Phase.UNDER_WAY,
                isSameWait ? entry.attempts() : entry.attempts() + 1,
                entry.startedAt(),
                null,
                entry.lastError());
    }

    Journal failed(Work work, String error) {
        return with(
                work,
                entry -> new Entry(work, entry.phase(), entry.attempts(), entry.startedAt(), entry.endedAt(), error));
    }

    Journal gaveUp(Work work, String error, Instant at) {
        return with(work, entry -> new Entry(work, Phase.GIVEN_UP, entry.attempts(), entry.startedAt(), at, error));
    }

    Journal ended(Instant at) {
        return ended(at, Work.NONE);
    }

    private Journal ended(Instant at, Work except) {
        return map(entry -> entry.phase() == Phase.UNDER_WAY && entry.work() != except
                ? new Entry(entry.work(), Phase.ENDED, entry.attempts(), entry.startedAt(), at, entry.lastError())
                : entry);
    }

    private Journal with(Work work, UnaryOperator<Entry> change) {
        return map(entry -> entry.work() == work ? change.apply(entry) : entry);
    }

    private Journal map(UnaryOperator<Entry> change) {
        return new Journal(entries.stream().map(change).toList());
    }
}
