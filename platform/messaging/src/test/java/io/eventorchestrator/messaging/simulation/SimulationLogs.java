package io.eventorchestrator.messaging.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The logs of the simulated instances and their server: thousands of failures, which are all wanted. */
final class SimulationLogs {

    private static final List<String> NAMES = List.of(
            "io.eventorchestrator.messaging", "org.springframework", "org.flywaydb", "org.postgresql", "io.zonky");

    private SimulationLogs() {}

    /** @param level null for that of the root */
    static void set(@Nullable Level level) {
        NAMES.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
    }
}
