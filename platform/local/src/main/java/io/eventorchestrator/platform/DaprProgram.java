package io.eventorchestrator.platform;

import java.util.Locale;

/** A program of Dapr that the platform runs as a process. */
public enum DaprProgram {
    /** The sidecar. */
    DAPRD("DAPRD"),
    /** Tells sidecars which of them runs a workflow. */
    PLACEMENT("DAPR_PLACEMENT"),
    /** Keeps the timers of workflows. */
    SCHEDULER("DAPR_SCHEDULER");

    private final String variable;

    DaprProgram(String variable) {
        this.variable = variable;
    }

    /** The environment variable that names its file. */
    String variable() {
        return variable;
    }

    /** The name of its file. */
    String file() {
        return name().toLowerCase(Locale.ROOT);
    }
}
