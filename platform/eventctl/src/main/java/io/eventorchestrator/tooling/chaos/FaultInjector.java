package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.KillablePart;
import io.eventorchestrator.platform.KillablePart.Kind;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.tooling.chaos.Fault.Action;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Does the steps of a plan, one after the other, and waits for what a step needs. */
final class FaultInjector {

    private static final Duration READY = Duration.ofMinutes(2);
    // A busy machine needs longer for the same faults.
    private static final Duration LONGER = Duration.ofMinutes(4);

    private final Cast cast;
    private final Map<NamedPoint, Point> points = new EnumMap<>(NamedPoint.class);
    private final FaultLog log;
    private final Progress progress;
    private volatile String rolling = "";
    private CompletableFuture<Void> roll = CompletableFuture.completedFuture(null);

    FaultInjector(Cast cast, List<Point> points, FaultLog log, Progress progress) {
        this.cast = cast;
        points.forEach(point -> this.points.put(point.name(), point));
        this.log = log;
        this.progress = progress;
    }

    /** Does steps while it may, then until the faults suffice for a decision; gives up on that after a while. */
    void run(Iterator<Step> plan, BooleanSupplier may) {
        while (may.getAsBoolean()) {
            run(plan.next());
        }
        long end = System.nanoTime() + LONGER.toNanos();
        while (!log.lacks().isEmpty() && System.nanoTime() - end < 0) {
            runIfLacking(plan.next());
        }
        roll.join();
    }

    private void runIfLacking(Step step) {
        boolean lacking = switch (step) {
            case Step.At at -> !log.hasKill(at.point());
            case Step.Kill kill -> !log.hasEnoughKills();
            case Step.Pause pause -> true;
            case Step.Freeze freeze -> false;
            case Step.Roll chosen -> false;
        };
        if (lacking) {
            run(step);
        }
    }

    void run(Step step) {
        try {
            switch (step) {
                case Step.Kill kill -> free(kill.kind(), kill.pick()).ifPresent(this::kill);
                case Step.Freeze freeze ->
                    free(freeze.kind(), freeze.pick()).ifPresent(part -> freeze(part, freeze.time()));
                case Step.Roll chosen -> roll(chosen.pick());
                case Step.At at -> reach(at.point(), at.pick());
                case Step.Pause pause -> LockSupport.parkNanos(pause.time().toNanos());
            }
        } catch (RuntimeException failed) {
            progress.note("  not done: " + step + ": " + failed.getMessage());
        }
    }

    // A part that is restarted on purpose is left alone.
    private Optional<KillablePart> free(Kind kind, int pick) {
        String restarted = rolling;
        List<KillablePart> parts = cast.of(kind).stream()
                .filter(part -> restarted.isEmpty() || !part.name().contains(restarted))
                .toList();
        return Cast.ready(parts, pick);
    }

    private void kill(KillablePart part) {
        part.kill();
        log.note(Action.KILLED, part.name());
    }

    private void freeze(KillablePart part, Duration time) {
        part.freeze();
        log.note(Action.FROZEN, part.name());
        try {
            LockSupport.parkNanos(time.toNanos());
        } finally {
            part.thaw();
        }
    }

    private void reach(NamedPoint name, int pick) {
        Point point = points.get(name);
        if (point == null || !cast.awaitReady(cast.stores()) || !point.reach(pick)) {
            progress.note("  not reached: " + name.text());
        }
    }

    private void roll(int pick) {
        roll.join();
        List<String> services = Catalogue.load().services();
        rolling = services.get(pick % services.size());
        List<String> instances = Cast.instancesOf(rolling);
        roll = CompletableFuture.runAsync(() -> instances.forEach(this::restart), Thread::startVirtualThread)
                .whenComplete((done, failed) -> rolling = "");
    }

    // As a supervisor does: the service first, which finishes its work while its sidecar still runs.
    private void restart(String instance) {
        for (KillablePart part : List.of(cast.named(instance), cast.sidecarOf(instance))) {
            part.awaitReady(READY);
            part.end();
            log.note(Action.RESTARTED, part.name());
        }
        cast.named(instance).awaitReady(READY);
        cast.sidecarOf(instance).awaitReady(READY);
    }
}
