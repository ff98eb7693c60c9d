package io.eventorchestrator.catalogue.compatibility;

import java.util.Optional;
import java.util.function.Supplier;

/** Survives input that exhausts the stack or the memory. */
final class Exhaustion {

    private Exhaustion() {}

    /** @return empty if the machine was exhausted */
    static <T> Optional<T> guard(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            return Optional.empty();
        }
    }
}
