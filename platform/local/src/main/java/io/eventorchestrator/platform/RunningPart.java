package io.eventorchestrator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of the platform, as recorded when it started.
 *
 * @param startedAt distinguishes it from a later process with the same id
 */
public record RunningPart(String name, long pid, Instant startedAt) {

    // The start time is derived from the boot time, which shifts slightly with the clock.
    private static final Duration SAME = Duration.ofSeconds(2);

    static RunningPart of(ChildProcess process) {
        return new RunningPart(process.name(), process.pid(), process.startedAt());
    }

    /** This process, under a name. */
    public static RunningPart self(String name) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningPart(name, self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Tests whether it is still running. */
    public boolean isAlive() {
        return process().isPresent();
    }

    /** Asks it to end, and kills it after that time. */
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
