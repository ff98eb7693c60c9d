package io.eventorchestrator.orders.returns.domain;

import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a return's steps.
 *
 * @param goodsId the id by which the warehouse knows the goods: the return's, until they come back a second time
 */
public record Steps(UUID goodsId, Progress restock, Progress refund) {

    static Steps open(UUID goodsId) {
        Progress open = new Progress(StepState.OPEN, null);
        return new Steps(goodsId, open, open);
    }

    /** The progress of a step. */
    public Progress of(Step step) {
        return step == Step.RESTOCK ? restock : refund;
    }

    /** The step to undo next, the last one first; empty if nothing is left to undo. */
    public Optional<Step> toUndo() {
        if (refund.state().isToUndo()) {
            return Optional.of(Step.REFUND);
        }
        return restock.state().isToUndo() ? Optional.of(Step.RESTOCK) : Optional.empty();
    }

    boolean isPaid() {
        return refund.state() == StepState.DONE;
    }

    boolean isIn(Step step, StepState state) {
        return of(step).state() == state;
    }

    boolean hasParked() {
        return isIn(Step.RESTOCK, StepState.PARKED) || isIn(Step.REFUND, StepState.PARKED);
    }

    Steps with(Step step, StepState state) {
        return with(step, new Progress(state, of(step).failure()));
    }

    Steps with(Step step, StepState state, Failure failure) {
        return with(step, new Progress(state, failure));
    }

    Steps withGoods(UUID id) {
        return new Steps(id, restock, refund);
    }

    /** Both steps, with another state for those that are parked. */
    Steps parkedBecome(StepState state) {
        UnaryOperator<Progress> change =
                progress -> progress.state() == StepState.PARKED ? new Progress(state, progress.failure()) : progress;
        return new Steps(goodsId, change.apply(restock), change.apply(refund));
    }

    private Steps with(Step step, Progress progress) {
        return step == Step.RESTOCK ? new Steps(goodsId, progress, refund) : new Steps(goodsId, restock, progress);
    }

    /**
     * The progress of one step.
     *
     * @param failure the latest failure of the step or of its compensation; null if there was none
     */
    public record Progress(StepState state, @Nullable Failure failure) {}
}
