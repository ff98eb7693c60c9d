package io.eventorchestrator.orders.returns.workflow;

import io.dapr.durabletask.TaskCanceledException;
import io.dapr.durabletask.TaskFailedException;
import io.dapr.workflows.WorkflowContext;
import io.eventorchestrator.orders.returns.domain.Work;
import io.eventorchestrator.orders.returns.workflow.Activities.Asker;
import io.eventorchestrator.orders.returns.workflow.Activities.Attempt;
import io.eventorchestrator.orders.returns.workflow.Activities.GivenUp;
import io.eventorchestrator.orders.returns.workflow.Activities.NextWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** One run of a return's workflow. */
record Conductor(WorkflowContext context, UUID id, String version) {

    /** The event by which a waiting run learns that it should look at its return again. */
    static final String DECIDED = "decided";

    // The engine's clock may be ahead of the database's; and it takes a negative duration for an endless one.
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    void conduct() {
        NextWork next = next();
        while (next.work() != Work.NONE) {
            perform(next);
            next = next();
        }
    }

    private NextWork next() {
        Asker asker = new Asker(id, EngineClient.run(context.getInstanceId()), version);
        return context.callActivity(Activities.NEXT, asker, Retries.POLICY, NextWork.class)
                .await();
    }

    private void perform(NextWork next) {
        switch (next.work()) {
            case ASSESS -> attempt(next.work());
            case AWAIT_DECISION -> awaitDecision(Instant.parse(Objects.requireNonNull(next.decideBy())));
            case RESTOCK, REFUND, CANCEL_REFUND, TAKE_OUT -> attemptOrGiveUp(next.work());
            case NONE -> throw new IllegalStateException("nothing is left");
        }
    }

    private void awaitDecision(Instant decideBy) {
        Duration left = Duration.between(context.getCurrentInstant(), decideBy);
        try {
            context.waitForExternalEvent(DECIDED, left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left)
                    .await();
        } catch (TaskCanceledException late) {
            call(Activities.TIME_OUT, id);
        }
    }

    private void attemptOrGiveUp(Work work) {
        try {
            attempt(work);
        } catch (TaskFailedException exhausted) {
            String error = exhausted.getErrorDetails().getErrorMessage();
            call(Activities.GIVE_UP, new GivenUp(id, work, Retries.ATTEMPTS, error));
        }
    }

    private void attempt(Work work) {
        call(Activities.ATTEMPT, new Attempt(id, work));
    }

    private void call(String activity, Object input) {
        context.callActivity(activity, input, Retries.POLICY).await();
    }
}
