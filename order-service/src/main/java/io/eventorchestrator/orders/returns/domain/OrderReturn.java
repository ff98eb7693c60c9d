package io.eventorchestrator.orders.returns.domain;

import io.eventorchestrator.orders.returns.domain.ReturnEvent.Approved;
import io.eventorchestrator.orders.returns.domain.ReturnEvent.Completed;
import io.eventorchestrator.orders.returns.domain.ReturnEvent.Declined;
import io.eventorchestrator.orders.returns.domain.ReturnEvent.Failed;
import io.eventorchestrator.orders.returns.domain.ReturnEvent.Requested;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable return of goods. It answers each occurrence with a {@link Decision}. Late or repeated results of its
 * steps change nothing; a person's orders that come too late are refused.
 *
 * @param reason why it is declined, failed, or on the way to it; otherwise null
 */
public record OrderReturn(
        UUID id,
        UUID orderId,
        ReturnState state,
        ReturnedGoods goods,
        Steps steps,
        @Nullable EndReason reason) {

    /** A new return; a person must decide unless its amount is small. */
    public static Decision request(UUID id, UUID orderId, ReturnedGoods goods, boolean isSmall) {
        return new OrderReturn(id, orderId, ReturnState.REQUESTED, goods, Steps.open(id), null)
                .publishing(requested -> new Requested(requested, !isSmall));
    }

    /** Approves a small amount; a person decides about any other. */
    public Decision assess(boolean isSmall) {
        if (state != ReturnState.REQUESTED) {
            return unchanged();
        }
        return isSmall
                ? with(ReturnState.APPROVED).publishing(approved -> new Approved(approved, true))
                : with(ReturnState.AWAITING_DECISION).silently();
    }

    /** A person approves it. */
    public Decision approve() {
        require(ReturnState.AWAITING_DECISION, "decided");
        return with(ReturnState.APPROVED).publishing(approved -> new Approved(approved, false));
    }

    /** A person declines it. */
    public Decision decline() {
        require(ReturnState.AWAITING_DECISION, "decided");
        return declined(EndReason.DECLINED);
    }

    /** Nobody decided in time. */
    public Decision timeOut() {
        return state == ReturnState.AWAITING_DECISION ? declined(EndReason.NO_DECISION) : unchanged();
    }

    /** The warehouse has the goods. */
    public Decision restocked() {
        if (!awaits(Step.RESTOCK)) {
            return unchanged();
        }
        OrderReturn restocked = with(steps.with(Step.RESTOCK, StepState.DONE));
        return steps.isPaid() ? restocked.complete() : restocked.silently();
    }

    /**
     * The warehouse took the goods out before, and does not take them back under the same id. If the refund turned out
     * to be paid, they come back under another.
     */
    public Decision takenOutBefore(UUID nextGoodsId) {
        return awaits(Step.RESTOCK) && steps.isPaid()
                ? with(steps.withGoods(nextGoodsId)).silently()
                : restockRefused(new Failure(1, "The warehouse has taken the goods out before"));
    }

    /** The warehouse refuses the goods. */
    public Decision restockRefused(Failure failure) {
        return notRestocked(StepState.REFUSED, failure, EndReason.RESTOCK_REFUSED);
    }

    /** Nobody knows whether the warehouse has the goods. */
    public Decision restockFailed(Failure failure) {
        return notRestocked(StepState.UNSURE, failure, EndReason.RESTOCK_FAILED);
    }

    private Decision notRestocked(StepState result, Failure failure, EndReason why) {
        if (!awaits(Step.RESTOCK)) {
            return unchanged();
        }
        return steps.isPaid()
                ? with(steps.with(Step.RESTOCK, StepState.PARKED, failure))
                        .with(ReturnState.NEEDS_ATTENTION)
                        .silently()
                : with(steps.with(Step.RESTOCK, result, failure)).compensate(why);
    }

    /** The amount is refunded. */
    public Decision refunded() {
        return awaits(Step.REFUND)
                ? with(steps.with(Step.REFUND, StepState.DONE)).complete()
                : unchanged();
    }

    /** The payment provider refuses the refund. */
    public Decision refundRefused(Failure failure) {
        return notRefunded(StepState.REFUSED, failure, EndReason.REFUND_REFUSED);
    }

    /** Nobody knows whether the amount is refunded. */
    public Decision refundFailed(Failure failure) {
        return notRefunded(StepState.UNSURE, failure, EndReason.REFUND_FAILED);
    }

    private Decision notRefunded(StepState result, Failure failure, EndReason why) {
        return awaits(Step.REFUND)
                ? with(steps.with(Step.REFUND, result, failure)).compensate(why)
                : unchanged();
    }

    /** A step is undone. */
    public Decision undone(Step step) {
        return isToUndo(step) ? with(steps.with(step, StepState.UNDONE)).settle() : unchanged();
    }

    /** A step could not be undone; the others are undone nevertheless. */
    public Decision park(Step step, Failure failure) {
        return isToUndo(step)
                ? with(steps.with(step, StepState.PARKED, failure)).settle()
                : unchanged();
    }

    /**
     * The refund was paid and can't be cancelled, so the return is completed after all. Goods that may be out of stock
     * come back first.
     */
    public Decision alreadyPaid() {
        if (!isToUndo(Step.REFUND)) {
            return unchanged();
        }
        OrderReturn paid = with(steps.with(Step.REFUND, StepState.DONE));
        return steps.isIn(Step.RESTOCK, StepState.DONE) || steps.isIn(Step.RESTOCK, StepState.WAIVED)
                ? paid.complete()
                : paid.with(paid.steps.with(Step.RESTOCK, StepState.OPEN))
                        .with(ReturnState.APPROVED)
                        .silently();
    }

    /** A person lets it try again what is parked. */
    public Decision resume() {
        require(ReturnState.NEEDS_ATTENTION, "resumed");
        return steps.isPaid()
                ? with(steps.parkedBecome(StepState.OPEN))
                        .with(ReturnState.APPROVED)
                        .silently()
                : with(steps.parkedBecome(StepState.UNSURE))
                        .with(ReturnState.COMPENSATING)
                        .silently();
    }

    /** A person leaves a parked step as it is. */
    public Decision waive(Step step) {
        require(ReturnState.NEEDS_ATTENTION, "waived");
        if (!steps.isIn(step, StepState.PARKED)) {
            throw new NotInThisState("has a step " + step + " that is not parked");
        }
        return with(steps.with(step, StepState.WAIVED)).settle();
    }

    /** A person leaves all parked steps as they are. */
    public Decision terminate() {
        require(ReturnState.NEEDS_ATTENTION, "terminated");
        return with(steps.parkedBecome(StepState.WAIVED)).settle();
    }

    /** Its next work. */
    public Work next() {
        return switch (state) {
            case REQUESTED -> Work.ASSESS;
            case AWAITING_DECISION -> Work.AWAIT_DECISION;
            case APPROVED -> awaits(Step.RESTOCK) ? Work.RESTOCK : Work.REFUND;
            case COMPENSATING -> isToUndo(Step.REFUND) ? Work.CANCEL_REFUND : Work.TAKE_OUT;
            case COMPLETED, DECLINED, NEEDS_ATTENTION, FAILED -> Work.NONE;
        };
    }

    private void require(ReturnState required, String what) {
        if (state != required) {
            throw new NotInThisState("is " + state + " and can't be " + what);
        }
    }

    private boolean awaits(Step step) {
        return state == ReturnState.APPROVED
                && steps.isIn(step, StepState.OPEN)
                && (step == Step.RESTOCK || steps.isIn(Step.RESTOCK, StepState.DONE));
    }

    private boolean isToUndo(Step step) {
        return state == ReturnState.COMPENSATING && steps.of(step).state().isToUndo();
    }

    private Decision declined(EndReason why) {
        return with(ReturnState.DECLINED, why).publishing(declined -> new Declined(declined, why));
    }

    private Decision compensate(EndReason why) {
        return with(ReturnState.COMPENSATING, why).settle();
    }

    // A paid refund means that the goods were waived, since no other way leads here.
    private Decision settle() {
        if (state == ReturnState.COMPENSATING && steps.toUndo().isPresent()) {
            return silently();
        }
        if (steps.hasParked()) {
            return with(ReturnState.NEEDS_ATTENTION).silently();
        }
        EndReason why = Objects.requireNonNull(reason);
        return steps.isPaid() ? complete() : with(ReturnState.FAILED).publishing(failed -> new Failed(failed, why));
    }

    private Decision complete() {
        return with(ReturnState.COMPLETED, null).publishing(Completed::new);
    }

    private Decision publishing(Function<OrderReturn, ReturnEvent> event) {
        return new Decision(this, Optional.of(event.apply(this)));
    }

    private Decision silently() {
        return new Decision(this, Optional.empty());
    }

    private Decision unchanged() {
        return silently();
    }

    private OrderReturn with(ReturnState next) {
        return with(next, reason);
    }

    private OrderReturn with(ReturnState next, @Nullable EndReason why) {
        return new OrderReturn(id, orderId, next, goods, steps, why);
    }

    private OrderReturn with(Steps next) {
        return new OrderReturn(id, orderId, state, goods, next, reason);
    }

    /**
     * A return's answer to an occurrence.
     *
     * @param goodsReturn the return afterwards
     * @param event the event to publish with the change
     */
    public record Decision(OrderReturn goodsReturn, Optional<ReturnEvent> event) {}
}
