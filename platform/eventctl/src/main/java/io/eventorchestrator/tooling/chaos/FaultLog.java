package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.tooling.chaos.Fault.Action;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The faults of a run. Thread-safe. */
final class FaultLog {

    /** A run with fewer kills decides nothing. */
    static final int LEAST_KILLS = 8;

    private final Clock clock;
    private final Consumer<Fault> listener;
    private final List<Fault> faults = new ArrayList<>();

    /** @param listener receives each fault */
    FaultLog(Clock clock, Consumer<Fault> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    void note(Action action, String part) {
        note(action, part, null);
    }

    synchronized void note(Action action, String part, @Nullable NamedPoint point) {
        Fault fault = new Fault(clock.instant(), action, part, point);
        faults.add(fault);
        listener.accept(fault);
    }

    synchronized List<Fault> all() {
        return List.copyOf(faults);
    }

    /** The faults that are missing for a decision; empty if they suffice. */
    List<String> lacks() {
        List<String> lacks = new ArrayList<>();
        if (!hasEnoughKills()) {
            lacks.add(kills() + " kills of at least " + LEAST_KILLS);
        }
        Arrays.stream(NamedPoint.values())
                .filter(point -> !hasKill(point))
                .map(point -> "no kill " + point.text())
                .forEach(lacks::add);
        return lacks;
    }

    boolean hasEnoughKills() {
        return kills() >= LEAST_KILLS;
    }

    boolean hasKill(NamedPoint point) {
        return kills(point) > 0;
    }

    private long kills(NamedPoint point) {
        return all().stream()
                .filter(fault -> fault.isKill() && fault.point() == point)
                .count();
    }

    private long kills() {
        return all().stream().filter(Fault::isKill).count();
    }

    /** The number of kills at each named point, by its text. */
    Map<String, Long> killsAtPoints() {
        Map<String, Long> kills = new LinkedHashMap<>();
        Arrays.stream(NamedPoint.values()).forEach(point -> kills.put(point.text(), kills(point)));
        return kills;
    }

    /** The number of faults of a kind, by part. */
    Map<String, Long> byPart(Action action) {
        return all().stream()
                .filter(fault -> fault.action() == action)
                .collect(Collectors.groupingBy(Fault::part, TreeMap::new, Collectors.counting()));
    }
}
