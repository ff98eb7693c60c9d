package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.simulation.Fault.Kind;
import io.eventorchestrator.messaging.simulation.Run.Result;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs many seeds, several at a time. */
final class Workers implements AutoCloseable {

    private static final int AT_A_TIME = 2;
    private static final int SEEDS_BETWEEN_REPORTS = 500;

    private final List<Simulation> simulations =
            IntStream.range(0, AT_A_TIME).mapToObj(each -> new Simulation()).toList();
    private final Map<Kind, Integer> struck = new EnumMap<>(Kind.class);
    private long began;
    private long done;

    Simulation one() {
        return simulations.getFirst();
    }

    Simulation another() {
        return simulations.getLast();
    }

    /** Counts by kind the faults that happened in the seeds so far. */
    Map<Kind, Integer> struck() {
        return struck;
    }

    /** Runs the seeds, the last one included, until one fails. */
    Optional<Result> firstFailure(long from, long to, @Nullable PlantedBug bug)
            throws InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong(from);
        AtomicLong last = new AtomicLong(to);
        began = System.nanoTime();
        done = 0;
        struck.clear();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Optional<Result>>> found = new ArrayList<>();
            simulations.forEach(
                    simulation -> found.add(threads.submit(() -> firstFailure(simulation, next, last, bug))));
            List<Result> failures = new ArrayList<>();
            for (Future<Optional<Result>> each : found) {
                each.get().ifPresent(failures::add);
            }
            return failures.stream()
                    .min(Comparator.comparingLong(result -> result.scenario().seed()));
        }
    }

    private Optional<Result> firstFailure(
            Simulation simulation, AtomicLong next, AtomicLong last, @Nullable PlantedBug bug) {
        for (long seed = next.getAndIncrement(); seed <= last.get(); seed = next.getAndIncrement()) {
            Result result = simulation.run(Scenario.of(seed), bug);
            count(result);
            if (!result.holds()) {
                last.set(0);
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }

    private synchronized void count(Result result) {
        result.struck().forEach((kind, times) -> struck.merge(kind, times, Integer::sum));
        done++;
        if (done % SEEDS_BETWEEN_REPORTS == 0) {
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "%d seeds in %.0f s, %.1f a second; the last one is %d%n",
                    done, seconds, done / seconds, result.scenario().seed());
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        for (Simulation simulation : simulations) {
            simulation.close();
        }
    }
}
