package io.eventorchestrator.system;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The processor time that each part of the platform has used so far.
 *
 * @param byPart without parts that run elsewhere, such as a broker in a container
 */
record ProcessorTimes(Map<String, Duration> byPart) {

    /** @param backend process of one of the database's connections */
    static ProcessorTimes now(long backend) {
        Map<String, Duration> times = new TreeMap<>(Comparator.naturalOrder());
        Stream.concat(ProcessHandle.current().descendants(), server(backend))
                .forEach(process -> part(process)
                        .ifPresent(part -> times.merge(
                                part, process.info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus)));
        return new ProcessorTimes(times);
    }

    // The server's parent has ended, so that it is not among the descendants.
    private static Stream<ProcessHandle> server(long backend) {
        return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()));
    }

    private static Optional<String> part(ProcessHandle process) {
        String line = commandLine(process);
        return Catalogue.load().services().stream()
                .filter(line::contains)
                .findFirst()
                .map(service -> line.contains("daprd") ? service + "'s sidecar" : service)
                .or(() -> shared(line));
    }

    // In full: the JDK cuts what is longer than 4 KB, such as the broker's class path.
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }

    private static Optional<String> shared(String line) {
        if (line.contains("KafkaServer")) {
            return Optional.of("Kafka");
        }
        if (line.contains("placement") || line.contains("scheduler")) {
            return Optional.of("placement and scheduler");
        }
        return line.contains("postgres") && !line.contains("PostgresServer")
                ? Optional.of("PostgreSQL")
                : Optional.empty();
    }

    /** The seconds that a part used between an earlier time and this one. */
    double since(ProcessorTimes earlier, String part) {
        return seconds(part) - earlier.seconds(part);
    }

    private double seconds(String part) {
        return byPart.getOrDefault(part, Duration.ZERO).toNanos() / 1e9;
    }
}
