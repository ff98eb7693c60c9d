package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A payment provider in a separate process, on loopback. It only pretends to pay. */
final class LocalRefunds {

    private LocalRefunds() {}

    /** @param kept the file of its decisions, which outlive it */
    static ChildProcess launch(int port, Path kept, Path log, Optional<Path> archive) {
        return ChildProcess.start(
                "Payment provider",
                new JavaCommand("64m", archive)
                        .running(
                                "-cp",
                                System.getProperty("java.class.path"),
                                RefundServer.class.getName(),
                                "127.0.0.1",
                                String.valueOf(port),
                                kept.toString()),
                Map.of(),
                log);
    }
}
