package io.eventorchestrator.platform;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Starts a part and waits until it is ready. */
@FunctionalInterface
interface Keeper {

    // On a busy machine a part takes minutes to start; one that ends is noticed at once.
    Duration START = Duration.ofMinutes(5);

    /** Starts one process and no other after it. */
    Keeper ONCE = (launch, ready) -> {
        ChildProcess process = launch.get();
        process.awaitReady(START, ready);
        return new Single(process);
    };

    /**
     * Starts it.
     *
     * @throws IllegalStateException if it does not become ready, naming its log and the reason found there
     */
    KeptProcess keep(Supplier<ChildProcess> launch, BooleanSupplier ready);

    /** A process without a successor. */
    record Single(ChildProcess current) implements KeptProcess {

        @Override
        public void close() {
            current.close();
        }
    }
}
