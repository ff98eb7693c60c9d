package io.eventorchestrator.orders.returns.workflow;

import io.dapr.workflows.WorkflowTaskRetryPolicy;
import java.time.Duration;
import java.util.Objects;

/** The time that a step takes if each of its attempts does. */
public final class RetryTimes {

    private RetryTimes() {}

    /** The sum of all attempts, and of the pauses between them. */
    public static Duration longest(Duration attempt) {
        WorkflowTaskRetryPolicy policy = Objects.requireNonNull(Retries.POLICY.getRetryPolicy());
        Duration sum = attempt;
        // The SDK doubles already before the first repetition.
        Duration pause = policy.getFirstRetryInterval();
        for (int repetition = 1; repetition < policy.getMaxNumberOfAttempts(); repetition++) {
            pause = pause.multipliedBy((long) policy.getBackoffCoefficient());
            sum = sum.plus(pause).plus(attempt);
        }
        return sum;
    }
}
