package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.KillablePart.Kind;
import java.time.Duration;

/** A step of the plan of faults. */
sealed interface Step {

    /** Kills a part of a kind. */
    record Kill(Kind kind, int pick) implements Step {}

    /** Freezes a part of a kind for a time. */
    record Freeze(Kind kind, int pick, Duration time) implements Step {}

    /** Restarts the instances of a service one after the other, while the plan goes on. */
    record Roll(int pick) implements Step {}

    /** Kills a part at a named point. */
    record At(NamedPoint point, int pick) implements Step {}

    /** Lets the platform work undisturbed. */
    record Pause(Duration time) implements Step {}
}
