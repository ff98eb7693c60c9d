package io.eventorchestrator.platform;

import java.util.function.Supplier;

/** Reports the progress of a start. Called from several threads at once. */
public interface Progress {

    /** Does the work and reports its end and duration. */
    <T> T step(String done, Supplier<T> work);

    /** Reports one line. */
    void note(String line);
}
