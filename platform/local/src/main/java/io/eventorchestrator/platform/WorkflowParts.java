package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Dapr's placement and scheduler, which sidecars need to run workflows; on loopback. */
final class WorkflowParts {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String SCHEDULER_ID = "dapr-scheduler-server-0";
    private static final String PLACEMENT_ID = "dapr-placement-0";

    private final DaprPrograms programs;
    private final Function<String, Path> logs;
    private final int placementHealth = Ports.free();
    private final int schedulerHealth = Ports.free();
    private final HttpProbe probe = new HttpProbe();

    /** @param logs the log of a part, by its name */
    WorkflowParts(DaprPrograms programs, Function<String, Path> logs) {
        this.programs = programs;
        this.logs = logs;
    }

    /** Starts placement, which keeps nothing, without waiting for it. */
    ChildProcess launchPlacement(int port) {
        List<String> command = List.of(
                programs.placement().toString(),
                "--id",
                PLACEMENT_ID,
                "--initial-cluster",
                PLACEMENT_ID + "=" + LOOPBACK + ":" + Ports.free(),
                "--port",
                String.valueOf(port),
                "--listen-address",
                LOOPBACK,
                "--healthz-port",
                String.valueOf(placementHealth),
                "--healthz-listen-address",
                LOOPBACK,
                "--metrics-port",
                String.valueOf(Ports.free()),
                "--metrics-listen-address",
                LOOPBACK);
        return ChildProcess.start("placement", command, Map.of(), logs.apply("placement"));
    }

    boolean placementAnswers() {
        return probe.answers(placementHealth, "/healthz", 200);
    }

    /**
     * Starts the scheduler, without waiting for it.
     *
     * @param data folder in which it keeps the timers of workflows
     */
    ChildProcess launchScheduler(int port, Path data) {
        List<String> command = List.of(
                programs.scheduler().toString(),
                "--id",
                SCHEDULER_ID,
                "--etcd-initial-cluster",
                SCHEDULER_ID + "=http://" + LOOPBACK + ":" + Ports.free(),
                "--etcd-client-port",
                String.valueOf(Ports.free()),
                "--etcd-client-listen-address",
                LOOPBACK,
                "--etcd-data-dir",
                data.toAbsolutePath().toString(),
                "--port",
                String.valueOf(port),
                "--listen-address",
                LOOPBACK,
                "--override-broadcast-host-port",
                LOOPBACK + ":" + port,
                "--healthz-port",
                String.valueOf(schedulerHealth),
                "--healthz-listen-address",
                LOOPBACK,
                "--metrics-port",
                String.valueOf(Ports.free()),
                "--metrics-listen-address",
                LOOPBACK);
        return ChildProcess.start("scheduler", command, Map.of(), logs.apply("scheduler"));
    }

    boolean schedulerAnswers() {
        return probe.answers(schedulerHealth, "/healthz", 200);
    }
}
