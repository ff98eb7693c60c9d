package io.eventorchestrator.messaging.retry;

import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.retry.RetryProperties.Schedule;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Opens the retries of one simulated instance. */
public final class SimulatedRetries {

    /** The number of attempts before an event becomes a dead letter. */
    public static final int ATTEMPTS = 3;

    private SimulatedRetries() {}

    /** Few attempts and rare polls keep the history short. */
    public static RetryProperties settings() {
        return new RetryProperties(
                new Schedule(ATTEMPTS, Duration.ofSeconds(1), 2, Duration.ofSeconds(4)),
                Map.of(),
                Duration.ofSeconds(5),
                2);
    }

    /** @return stops them */
    public static Runnable start(
            RetryQueue queue, RetryProperties settings, Set<String> groups, ProgressBoard board, MachineTime time) {
        RetryScheduler scheduler = new RetryScheduler(queue, settings, groups, board, time);
        scheduler.start();
        return scheduler::stop;
    }
}
