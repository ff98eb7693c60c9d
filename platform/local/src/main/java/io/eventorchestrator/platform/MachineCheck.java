package io.eventorchestrator.platform;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that this machine has what the platform needs, before anything is started. */
public final class MachineCheck {

    private static final long MEBIBYTE = 1 << 20;
    private static final long MEMORY = 1_500 * MEBIBYTE;
    private static final long DISK = 1_000 * MEBIBYTE;

    private final Map<String, String> environment;
    private final long memory;
    private final long disk;

    MachineCheck(Map<String, String> environment, long memory, long disk) {
        this.environment = environment;
        this.memory = memory;
        this.disk = disk;
    }

    /** @param folder for the data; may be missing, but its parent exists */
    public static MachineCheck of(Path folder) {
        try {
            return new MachineCheck(
                    System.getenv(),
                    availableMemory(),
                    Files.getFileStore(folder.toAbsolutePath().getParent()).getUsableSpace());
        } catch (IOException unreadable) {
            throw new NotStartable("The disk of " + folder + " can't be read: " + unreadable.getMessage());
        }
    }

    /** The obstacles, one line each with the remedy; empty if there are none. */
    public List<String> obstacles(Transport transport) {
        return obstacles(transport, false);
    }

    List<String> obstacles(Transport transport, boolean registry) {
        return Stream.concat(
                        Stream.of(tooLittle("memory", memory, MEMORY), tooLittle("disk", disk, DISK))
                                .flatMap(Optional::stream),
                        takenPorts(transport, registry))
                .toList();
    }

    private static Optional<String> tooLittle(String what, long there, long needed) {
        return there >= needed
                ? Optional.empty()
                : Optional.of("Too little %s: %d MiB are free, the platform needs %d. Free some and try again."
                        .formatted(what, there / MEBIBYTE, needed / MEBIBYTE));
    }

    private Stream<String> takenPorts(Transport transport, boolean registry) {
        return Arrays.stream(PlatformPort.values())
                .filter(port -> port.isNeededBy(transport, registry))
                .filter(port -> Ports.isTaken(port.in(environment)))
                .map(port -> "Port %1$d is taken: stop what listens there, or choose another by %2$s=%3$d."
                        .formatted(port.in(environment), port.name(), port.in(environment) % 55_000 + 10_000));
    }

    // The kernel's available memory includes reclaimable caches, which Java's figure excludes.
    private static long availableMemory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no MemAvailable"));
        } catch (IOException notLinux) {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getTotalMemorySize();
        }
    }
}
