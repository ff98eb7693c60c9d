package io.eventorchestrator.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive ports that only one process assigns: a port is assigned before its owner listens on it, and stays
 * assigned while its owner restarts.
 *
 * @param claim ends with the process; null if ports are shared with other processes
 */
record PortRange(int lowest, int count, @Nullable FileLock claim) {

    // Below the range that kernels assign to outgoing connections, any of which could take the port first.
    private static final PortRange SHARED = new PortRange(20_000, 10_000, null);
    private static final int COUNT = 1_000;
    private static final Path CLAIMS = Path.of(System.getProperty("java.io.tmpdir"), "event-orchestrator-ports");

    /** Claims a range, or shares all ports if no range is available. */
    static PortRange claimed() {
        int ranges = SHARED.count / COUNT;
        int first = ThreadLocalRandom.current().nextInt(ranges);
        return IntStream.range(first, first + ranges)
                .map(range -> SHARED.lowest + range % ranges * COUNT)
                .boxed()
                .flatMap(PortRange::claimed)
                .findFirst()
                .orElse(SHARED);
    }

    private static Stream<PortRange> claimed(int lowest) {
        try {
            Path file = Files.createDirectories(CLAIMS).resolve(String.valueOf(lowest));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock claim = channel.tryLock();
            if (claim == null) {
                channel.close();
                return Stream.empty();
            }
            return Stream.of(new PortRange(lowest, COUNT, claim));
        } catch (IOException | OverlappingFileLockException claimed) {
            return Stream.empty();
        }
    }

    /** The port at an index, which may be larger than the range. */
    int port(int index) {
        return lowest + Math.floorMod(index, count);
    }
}
