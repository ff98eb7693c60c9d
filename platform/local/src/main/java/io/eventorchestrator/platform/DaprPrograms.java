package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The files of all programs of Dapr.
 *
 * @param daprd the sidecar
 * @param placement used by sidecars that run workflows, as is the scheduler
 */
public record DaprPrograms(Path daprd, Path placement, Path scheduler) {

    static DaprPrograms of(Map<DaprProgram, Path> files) {
        return new DaprPrograms(
                Objects.requireNonNull(files.get(DaprProgram.DAPRD)),
                Objects.requireNonNull(files.get(DaprProgram.PLACEMENT)),
                Objects.requireNonNull(files.get(DaprProgram.SCHEDULER)));
    }
}
