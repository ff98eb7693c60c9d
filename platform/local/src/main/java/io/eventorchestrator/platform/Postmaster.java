package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL server on a folder of data. It outlives the process that started it if that one is killed.
 *
 * @param data absolute
 */
record Postmaster(Path data) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The server's process; empty if none runs on these data. */
    Optional<ProcessHandle> process() {
        return recordedId().flatMap(ProcessHandle::of).filter(this::isServer);
    }

    /**
     * Ends it.
     *
     * @return the server that had to be ended
     */
    Optional<RunningPart> end() {
        Optional<RunningPart> left = process().map(Postmaster::part);
        left.ifPresent(server -> {
            server.end(PATIENCE);
            forget();
        });
        return left;
    }

    /** Deletes the record of the server's process, which a killed server leaves behind. */
    void forget() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RunningPart part(ProcessHandle server) {
        return new RunningPart(
                "PostgreSQL", server.pid(), server.info().startInstant().orElse(Instant.EPOCH));
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private Optional<Long> recordedId() {
        try {
            List<String> lines = Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.of();
            return lines.stream()
                    .limit(1)
                    .map(String::strip)
                    .filter(id -> id.matches("\\d{1,18}"))
                    .map(Long::valueOf)
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // After a restart of the machine, another program may have the id.
    private boolean isServer(ProcessHandle process) {
        return process.info()
                        .command()
                        .filter(program -> Path.of(program).endsWith("postgres"))
                        .isPresent()
                && Arrays.asList(process.info().arguments().orElse(new String[0]))
                        .contains(data.toString());
    }
}
