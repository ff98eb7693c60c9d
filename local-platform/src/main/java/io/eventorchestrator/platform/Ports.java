package io.eventorchestrator.platform;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Ports of this machine. */
public final class Ports {

    // Below what kernels give to outgoing connections, of which any could take the port before its owner listens.
    private static final int LOWEST = 20_000;
    private static final int COUNT = 10_000;

    // Counted, so that one process never names a port twice; begun at random, so that two rarely name the same.
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private Ports() {}

    /**
     * A port that nobody listens on and that this process has not been given before. Safe for many threads.
     *
     * @throws IllegalStateException if every port is taken
     */
    public static int free() {
        return IntStream.range(0, COUNT)
                .map(tried -> LOWEST + Math.floorMod(NEXT.getAndIncrement(), COUNT))
                .filter(port -> !isTaken(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port is free"));
    }

    /** Whether somebody listens on the port, on any of this machine's addresses. */
    static boolean isTaken(int port) {
        try (ServerSocket free = new ServerSocket(port)) {
            return !free.isBound();
        } catch (IOException taken) {
            return true;
        }
    }
}
