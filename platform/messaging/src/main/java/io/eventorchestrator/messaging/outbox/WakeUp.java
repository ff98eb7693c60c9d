package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Lets the relay sleep until a commit; several signals during its work wake it once. */
final class WakeUp {

    private final MachineTime time;
    private final Semaphore signals = new Semaphore(0);

    WakeUp(MachineTime time) {
        this.time = time;
    }

    void signal() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    void await(Duration atMost) throws InterruptedException {
        if (time.acquire(signals, atMost)) {
            signals.drainPermits();
        }
    }
}
