package io.eventorchestrator.messaging.observability;

import io.eventorchestrator.messaging.observability.Backlog.First;
import io.eventorchestrator.messaging.observability.ProgressBoard.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds work that waits without progress. One thread uses everything except {@link #ofLoops}. */
final class StallDetector {

    // Failed attempts are up to half a minute apart; an older reason may no longer apply.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final ProgressBoard board;
    private final Duration after;
    private final ChangeTimes rows;
    private final ChangeTimes waiting;
    private final ChangeTimes unknown;

    StallDetector(ProgressBoard board, Duration after, LongSupplier nanoTime) {
        this.board = board;
        this.after = after;
        this.rows = new ChangeTimes(nanoTime);
        this.waiting = new ChangeTimes(nanoTime);
        this.unknown = new ChangeTimes(nanoTime);
    }

    /** A topic is stalled if its oldest publishable event does not change for too long. */
    List<Stall> ofOutbox(List<First> firsts) {
        rows.keep(firsts.stream().map(First::topic).collect(Collectors.toSet()));
        return firsts.stream()
                .map(first ->
                        stall(Stall.Kind.OUTBOX, first.topic(), rows.note(first.topic(), first.seq()), reason(first)))
                .filter(this::tooLong)
                .toList();
    }

    private String reason(First first) {
        if (first.isHeld()) {
            return "too many records wait behind ones that are set aside, and hide the others: see eventctl outbox"
                    + " list";
        }
        Progress progress = board.topic(first.topic());
        return lately(progress)
                .or(() -> progress.tryingFor().map(time -> "no answer for " + time.toSeconds() + " s"))
                .orElse("this instance did not try to publish it");
    }

    /**
     * A group is stalled if its deliveries fail for too long, or records wait for it and none is settled.
     *
     * @param atBroker the records that wait; while their number is unknown, the time since they wait goes on, but
     *     begins anew if it was unknown for long, because the group may have had nothing to do meanwhile
     */
    List<Stall> ofGroups(WaitingRecords atBroker) {
        atBroker.records().keySet().forEach(board::group);
        waiting.forget(atBroker.idle());
        unknown.forget(atBroker.idle());
        return board.groups().entrySet().stream()
                .flatMap(group -> ofGroup(
                        group.getKey(), group.getValue(), atBroker.records().getOrDefault(group.getKey(), 0L)))
                .filter(this::tooLong)
                .toList();
    }

    private Stream<Stall> ofGroup(String group, Progress progress, long records) {
        Duration waits = waits(group, progress, records);
        if (waits.compareTo(after) > 0) {
            String delivered = lately(progress).orElse("none was delivered");
            return Stream.of(stall(Stall.Kind.GROUP, group, waits, records + " records wait: " + delivered));
        }
        // A delivery that is no longer tried may have moved to another instance.
        return lately(progress).stream().map(reason -> stall(Stall.Kind.GROUP, group, progress.failingFor(), reason));
    }

    private Duration waits(String group, Progress progress, long records) {
        if (records == 0) {
            unknown.note(group, 0);
            return Duration.ZERO;
        }
        if (unknown.since(group).compareTo(after.dividedBy(2)) > 0) {
            waiting.forget(Set.of(group));
        }
        unknown.forget(Set.of(group));
        return shorter(waiting.note(group, 0), progress.sinceMoved());
    }

    /** Parked events with overdue attempts. */
    List<Stall> ofRetries(Map<String, Duration> overdue) {
        return overdue.entrySet().stream()
                .map(group -> stall(
                        Stall.Kind.RETRIES,
                        group.getKey(),
                        group.getValue(),
                        board.groups().containsKey(group.getKey())
                                ? "a parked event is due and is not tried"
                                : "an event is parked for a group that this service does not have"))
                .filter(this::tooLong)
                .toList();
    }

    /** Loops without a completed round; thread-safe. */
    List<Stall> ofLoops() {
        return board.loops().entrySet().stream()
                .flatMap(loop -> ofLoop(loop.getKey(), loop.getValue()))
                .toList();
    }

    private Stream<Stall> ofLoop(String name, Loop loop) {
        String reason = lately(loop.progress()).orElse("no round was completed");
        return Stream.of(loop.stalledFor(after))
                .filter(Duration::isPositive)
                .map(lasts -> stall(Stall.Kind.LOOP, name, lasts, reason));
    }

    private Optional<String> lately(Progress progress) {
        return progress.failureWithin(after.plus(PAUSE));
    }

    private boolean tooLong(Stall stall) {
        return stall.lasts().compareTo(after) > 0;
    }

    private static Stall stall(Stall.Kind kind, String name, Duration lasts, String reason) {
        return new Stall(kind, name, lasts, reason);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
