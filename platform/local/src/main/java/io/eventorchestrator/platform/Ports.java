package io.eventorchestrator.platform;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Assigns ports of this machine. */
public final class Ports {

    private static final PortRange RANGE = PortRange.claimed();

    // A counter, so that this process never assigns a port twice; random at first, in case it shares its ports.
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(RANGE.count()));

    private Ports() {}

    /**
     * A port that nothing listens on, that no other process is assigned and that was not assigned before. Thread-safe.
     *
     * @throws IllegalStateException if every port is taken
     */
    public static int free() {
        return IntStream.range(0, RANGE.count())
                .map(tried -> RANGE.port(NEXT.getAndIncrement()))
                .filter(port -> !isTaken(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port is free"));
    }

    /** Tests whether something listens on the port, on any of this machine's addresses. */
    static boolean isTaken(int port) {
        try (ServerSocket free = new ServerSocket(port)) {
            return !free.isBound();
        } catch (IOException taken) {
            return true;
        }
    }
}
