package io.eventorchestrator.messaging.simulation;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Digests of the histories of the first seeds, which another process compares with those that it finds. */
final class Histories {

    static final int SEEDS = 8;

    private Histories() {}

    static List<String> of(Simulation simulation) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> {
                    List<String> history =
                            simulation.run(Scenario.of(seed), null).history();
                    return "seed %d: %d lines, digest %08x".formatted(seed, history.size(), history.hashCode());
                })
                .toList();
    }

    /** Starts a process that writes them to a file. */
    static Process start(Path file) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Histories.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        SimulationLogs.set(Level.OFF);
        try (Simulation simulation = new Simulation()) {
            Files.write(Path.of(arguments[0]), of(simulation));
        }
    }
}
