package io.eventorchestrator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of the platform, as it was noted when it started.
 *
 * @param startedAt tells it from another process that got the same id later
 */
public record RunningPart(String name, long pid, Instant startedAt) {

    // The start of a process is reckoned from the boot, whose time moves a little with the clock.
    private static final Duration SAME = Duration.ofSeconds(2);

    static RunningPart of(ChildProcess process) {
        return new RunningPart(process.name(), process.pid(), process.startedAt());
    }

    /** This very process, under a name. */
    public static RunningPart self(String name) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningPart(name, self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process().isPresent();
    }

    /** Asks it to end, and ends it by force if it has not in time. */
    public void end(Duration atMost) {
        process().ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | java.util.concurrent.ExecutionException stubborn) {
                process.destroyForcibly();
                process.onExit().join();
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, startedAt).abs().compareTo(SAME) < 0)
                        .orElse(false));
    }
}
