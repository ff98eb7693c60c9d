package io.eventorchestrator.platform;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Locale;
import java.util.Optional;

/**
 * The load of this machine.
 *
 * @param average average number of runnable processes in the last minute; negative if unknown
 */
record MachineLoad(double average, int cores) {

    static MachineLoad now() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return new MachineLoad(system.getSystemLoadAverage(), system.getAvailableProcessors());
    }

    /** Says that the machine is busy; empty unless there are at least twice as many runnable processes as cores. */
    Optional<String> hint() {
        return average < 2.0 * cores
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "the machine is busy (load %.0f on %s)", average, Count.of(cores, "core")));
    }
}
