package io.eventorchestrator.orders.returns.workflow;

import io.dapr.durabletask.TaskActivity;
import io.dapr.durabletask.TaskActivityContext;
import io.dapr.durabletask.TaskActivityFactory;
import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The activities of a return's workflow. Histories of running workflows hold their names, inputs and results, so a
 * change must read the old ones, too.
 */
final class Activities {

    static final String NEXT = "next";
    static final String ATTEMPT = "attempt";
    static final String GIVE_UP = "give-up";
    static final String TIME_OUT = "time-out";

    private final ReturnSteps steps;

    Activities(ReturnSteps steps) {
        this.steps = steps;
    }

    /**
     * The input of {@link #NEXT}.
     *
     * @param version of the workflow that asks
     */
    record Asker(UUID id, int run, String version) {}

    /**
     * The answer of {@link #NEXT}.
     *
     * @param decideBy as ISO 8601; null if nobody is asked
     */
    record NextWork(Work work, @Nullable String decideBy) {

        private static final NextWork NOTHING = new NextWork(Work.NONE, null);

        static NextWork of(Next next) {
            Instant decideBy = next.decideBy();
            return new NextWork(next.work(), decideBy == null ? null : decideBy.toString());
        }
    }

    /** The input of {@link #ATTEMPT}. */
    record Attempt(UUID id, Work work) {}

    /** The input of {@link #GIVE_UP}. */
    record GivenUp(UUID id, Work work, int attempts, String error) {}

    /** All activities, by the names that they have in workflows. */
    List<TaskActivityFactory> all() {
        return Stream.of(
                        new Named(NEXT, context -> next(context.getInput(Asker.class))),
                        new Named(ATTEMPT, context -> attempt(context.getInput(Attempt.class))),
                        new Named(GIVE_UP, context -> giveUp(context.getInput(GivenUp.class))),
                        new Named(TIME_OUT, context -> timeOut(id(context))))
                .map(TaskActivityFactory.class::cast)
                .toList();
    }

    private static UUID id(TaskActivityContext context) {
        return context.getInput(UUID.class);
    }

    private NextWork next(Asker asker) {
        return steps.noteRun(asker.id(), asker.run(), asker.version())
                ? NextWork.of(steps.next(asker.id()))
                : NextWork.NOTHING;
    }

    private @Nullable Object attempt(Attempt what) {
        steps.attempt(what.id(), what.work());
        return null;
    }

    private @Nullable Object giveUp(GivenUp what) {
        steps.giveUp(what.id(), what.work(), new Failure(what.attempts(), what.error()));
        return null;
    }

    private @Nullable Object timeOut(UUID id) {
        steps.timeOut(id);
        return null;
    }

    private record Named(String name, TaskActivity activity) implements TaskActivityFactory {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public TaskActivity create() {
            return this::run;
        }

        private @Nullable Object run(TaskActivityContext context) {
            try {
                return activity.run(context);
            } catch (RuntimeException | Error failed) {
                throw new StepFailed(failed);
            }
        }
    }
}
