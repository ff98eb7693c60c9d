package io.eventorchestrator.orders.returns.workflow;

import io.dapr.workflows.WorkflowTaskOptions;
import io.dapr.workflows.WorkflowTaskRetryPolicy;
import java.time.Duration;

/** The repetition of activities: after 1 s, 2 s, 4 s and 8 s, as events are repeated. */
final class Retries {

    static final int ATTEMPTS = 5;

    static final WorkflowTaskOptions POLICY = new WorkflowTaskOptions(WorkflowTaskRetryPolicy.newBuilder()
            .setMaxNumberOfAttempts(ATTEMPTS)
            // The SDK 1.17.1 doubles already before the first repetition.
            .setFirstRetryInterval(Duration.ofMillis(500))
            .setBackoffCoefficient(2)
            .setMaxRetryInterval(Duration.ofSeconds(30))
            .build());

    private Retries() {}
}
