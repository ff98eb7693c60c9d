package io.eventorchestrator.platform;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A part that is one process at a time. */
final class KillableProcess implements KillablePart {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Kind kind;
    private final String name;
    private final KeptProcess process;
    private final BooleanSupplier ready;

    KillableProcess(Kind kind, String name, KeptProcess process, BooleanSupplier ready) {
        this.kind = kind;
        this.name = name;
        this.process = process;
        this.ready = ready;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void kill() {
        process.current().kill();
    }

    @Override
    public void freeze() {
        signal("STOP");
    }

    @Override
    public void thaw() {
        signal("CONT");
    }

    // A process that has just ended needs no signal.
    private void signal(String signal) {
        ChildProcess.signal(signal, List.of(process.current().pid()));
    }

    @Override
    public void end() {
        process.current().close();
    }

    @Override
    public boolean awaitReady(Duration atMost) {
        return awaitReady(ready, atMost);
    }

    static boolean awaitReady(BooleanSupplier ready, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }
}
