package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.simulation.Fault.Kind;
import io.eventorchestrator.messaging.simulation.Run.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes seeds, faults and caught bugs to {@code target/results/simulation.json}, for docs/guarantees.md. */
final class SimulationResults {

    private static final Path FILE = Path.of("target/results/simulation.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<PlantedBug, Caught> bugs = new EnumMap<>(PlantedBug.class);
    private final Map<Kind, Integer> faults = new EnumMap<>(Kind.class);
    private long first;
    private long last;

    /** Begins a run. Results of an earlier one are deleted, so that they are not taken for its own. */
    SimulationResults() throws IOException {
        Files.deleteIfExists(FILE);
    }

    void hold(long firstSeed, long lastSeed, Map<Kind, Integer> struck) {
        first = firstSeed;
        last = lastSeed;
        faults.putAll(struck);
    }

    void caught(PlantedBug bug, Result by) {
        bugs.put(bug, new Caught(by.scenario().seed(), by.violations().getFirst()));
    }

    void write() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, JSON.writeValueAsBytes(new Results(SimulationIT.class.getName(), first, last, faults, bugs)));
    }

    private record Results(
            String test, long first, long last, Map<Kind, Integer> faults, Map<PlantedBug, Caught> bugs) {}

    private record Caught(long seed, String by) {}
}
