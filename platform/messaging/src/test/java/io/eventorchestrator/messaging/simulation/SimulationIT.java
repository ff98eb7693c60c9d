package io.eventorchestrator.messaging.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.eventorchestrator.messaging.simulation.Fault.Kind;
import io.eventorchestrator.messaging.simulation.Run.Result;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Seeds decide what happens and what goes wrong; the same invariants hold after each. */
class SimulationIT {

    private static final int SEEDS = 500;
    private static final int MANY_SEEDS = 20_000;
    private static final String COMMAND =
            "mvn -pl checks/simulation -am verify -Dtest=none -Dit.test=SimulationIT#theSeedOfTheCommandLine"
                    + " -Dsimulation.seed=";

    private static final List<String> QUIET =
            List.of("io.eventorchestrator.messaging", "org.springframework", "org.flywaydb", "io.zonky");

    private static SimulatedServer server;
    private static List<Simulation> simulations;

    private final Map<Kind, Integer> struck = new EnumMap<>(Kind.class);

    @BeforeAll
    static void start() throws SQLException {
        QUIET.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF));
        server = new SimulatedServer();
        simulations = List.of(new Simulation(server), new Simulation(server));
    }

    @AfterAll
    static void stop() throws Exception {
        QUIET.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
        for (Simulation simulation : simulations) {
            simulation.close();
        }
        server.close();
    }

    @Test
    void theInvariantsHoldWhateverGoesWrong() throws Exception {
        expectNoFailure(firstFailure(1, SEEDS, null));

        assertThat(struck).as("each kind of fault happened").containsOnlyKeys(Kind.values());
        System.out.printf("Faults in %d seeds: %s%n", SEEDS, struck);
    }

    @Test
    @Tag("full")
    void theInvariantsHoldForManySeeds() throws Exception {
        expectNoFailure(firstFailure(SEEDS + 1, MANY_SEEDS, null));
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedBugIsCaught(PlantedBug bug) throws Exception {
        Optional<Result> caught = firstFailure(1, SEEDS, bug);

        assertThat(caught).as("%s is caught", bug).isPresent();
        System.out.printf(
                "%s is caught by seed %d: %s%n",
                bug, caught.get().scenario().seed(), caught.get().violations().getFirst());
    }

    @Test
    void theSameSeedHasTheSameHistory() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            List<String> history =
                    simulations.getFirst().run(Scenario.of(seed), null).history();

            assertThat(simulations.getLast().run(Scenario.of(seed), null).history())
                    .isEqualTo(history);
        }
    }

    @Test
    void theSeedOfTheCommandLine() throws Exception {
        Long seed = Long.getLong("simulation.seed");
        if (seed != null) {
            Result result = simulations.getFirst().run(Scenario.of(seed), null);
            System.out.printf("%s%nSeed %d: %s%n", String.join("\n", result.history()), seed, result.violations());
            expectNoFailure(result.holds() ? Optional.empty() : Optional.of(result));
        }
    }

    private static void expectNoFailure(Optional<Result> failure) {
        if (failure.isPresent()) {
            Result shortest = simulations.getFirst().shorten(failure.get(), null);
            fail(
                    "Seed %d: %s%nRepeat it: %s%d%nShortened to %s and %s: %s%n%s",
                    shortest.scenario().seed(),
                    failure.get().violations(),
                    COMMAND,
                    shortest.scenario().seed(),
                    shortest.scenario().operations(),
                    shortest.scenario().faults(),
                    shortest.violations(),
                    String.join("\n", shortest.history()));
        }
    }

    /** Runs the seeds until one fails. */
    private Optional<Result> firstFailure(long from, long to, @Nullable PlantedBug bug)
            throws InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong(from);
        AtomicLong last = new AtomicLong(to);
        try (ExecutorService workers = Executors.newFixedThreadPool(simulations.size())) {
            List<Future<Optional<Result>>> found = new ArrayList<>();
            simulations.forEach(
                    simulation -> found.add(workers.submit(() -> firstFailure(simulation, next, last, bug))));
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
    }
}
