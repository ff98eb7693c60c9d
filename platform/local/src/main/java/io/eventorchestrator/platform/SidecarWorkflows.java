package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.StateStore;
import java.util.List;
import java.util.Map;

/**
 * The parts by which a sidecar runs workflows.
 *
 * @param placementPort port of placement on this machine
 * @param schedulerPort port of the scheduler on this machine
 * @param state by variable, the connection string of its state store, which contains a password
 */
public record SidecarWorkflows(int placementPort, int schedulerPort, Map<String, String> state) {

    public SidecarWorkflows {
        state = Map.copyOf(state);
    }

    static SidecarWorkflows of(StateStore store, int placementPort, int schedulerPort, LocalPostgres database) {
        return new SidecarWorkflows(
                placementPort, schedulerPort, Map.of(store.variable(), database.connectionString(store.role())));
    }

    List<String> arguments() {
        return List.of(
                "--placement-host-address",
                "127.0.0.1:" + placementPort,
                "--scheduler-host-address",
                "127.0.0.1:" + schedulerPort);
    }

    /** The arguments of a sidecar that runs no workflows. */
    static List<String> none() {
        return List.of("--placement-host-address", "", "--scheduler-host-address", "");
    }

    /** Does not reveal the password. */
    @Override
    public String toString() {
        return "SidecarWorkflows[" + placementPort + ", " + schedulerPort + "]";
    }
}
