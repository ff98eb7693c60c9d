package io.eventorchestrator.tooling.chaos;

import java.time.Duration;

/**
 * The options of the command.
 *
 * @param seed chooses the faults, their order and the orders
 * @param time how long faults happen
 */
record RunSettings(long seed, Duration time, int customers) {

    static final int CUSTOMERS = 4;

    /** The command that repeats the run. */
    String again() {
        return "./eventctl chaos --minutes " + time.toMinutes() + " --seed " + seed
                + (customers == CUSTOMERS ? "" : " --customers " + customers);
    }
}
