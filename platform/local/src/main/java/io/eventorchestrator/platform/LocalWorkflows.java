package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.StateStore;
import java.nio.file.Path;

/** Placement and a scheduler on this machine. Each can be killed and started again; the scheduler keeps its data. */
public final class LocalWorkflows implements AutoCloseable {

    private final WorkflowParts parts;
    private final Path data;
    private final int placementPort = Ports.free();
    private final int schedulerPort = Ports.free();
    private ChildProcess placement;
    private ChildProcess scheduler;

    private LocalWorkflows(WorkflowParts parts, Path data) {
        this.parts = parts;
        this.data = data;
        this.placement = parts.launchPlacement(placementPort);
        this.scheduler = parts.launchScheduler(schedulerPort, data);
    }

    /**
     * Starts both and waits until they are ready.
     *
     * @param folder for data and logs
     * @throws IllegalStateException if one does not start, naming its log
     */
    public static LocalWorkflows start(DaprPrograms programs, Path folder) {
        WorkflowParts parts = new WorkflowParts(programs, part -> folder.resolve(part + ".log"));
        LocalWorkflows workflows = new LocalWorkflows(parts, folder.resolve("scheduler"));
        try {
            workflows.awaitReady();
            return workflows;
        } catch (IllegalStateException failed) {
            workflows.close();
            throw failed;
        }
    }

    /** The addresses of both, and the state store, for a sidecar. */
    public SidecarWorkflows of(StateStore store, LocalPostgres database) {
        return SidecarWorkflows.of(store, placementPort, schedulerPort, database);
    }

    /** Kills the scheduler. */
    public void killScheduler() {
        scheduler.kill();
    }

    /** Starts the scheduler again, on its data, and waits until it is ready. */
    public void restartScheduler() {
        scheduler = parts.launchScheduler(schedulerPort, data);
        awaitReady();
    }

    /** Kills placement. */
    public void killPlacement() {
        placement.kill();
    }

    /** Starts placement again and waits until it is ready. */
    public void restartPlacement() {
        placement = parts.launchPlacement(placementPort);
        awaitReady();
    }

    private void awaitReady() {
        placement.awaitReady(Keeper.START, parts::placementAnswers);
        scheduler.awaitReady(Keeper.START, parts::schedulerAnswers);
    }

    @Override
    public void close() {
        placement.close();
        scheduler.close();
    }
}
