package io.eventorchestrator.platform;

import java.util.function.Supplier;

/** Who is told how far a start has come. Called from several threads at once. */
public interface Progress {

    /** Does the work and tells that it is done, and how long it took. */
    <T> T step(String done, Supplier<T> work);

    /** Tells one line. */
    void note(String line);
}
