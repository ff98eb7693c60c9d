package io.eventorchestrator.tooling.project;

import java.util.Locale;

/** The weight of a finding, by the levels of SARIF. */
public enum Severity {
    /** The flow is missing, incomplete or contradictory. */
    ERROR,
    /** Probably a mistake. */
    WARNING,
    /** Something that was assumed, or could not be read. */
    NOTE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
