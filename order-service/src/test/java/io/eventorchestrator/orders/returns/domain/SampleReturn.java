package io.eventorchestrator.orders.returns.domain;

import io.eventorchestrator.orders.returns.domain.ReturnedGoods.Line;
import io.eventorchestrator.orders.returns.domain.Steps.Progress;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Returns for tests. */
public final class SampleReturn {

    static final Failure FAILURE = new Failure(5, "503");

    private SampleReturn() {}

    /** A return in a state, with the steps that it then usually has. */
    public static OrderReturn in(ReturnState state) {
        return switch (state) {
            case REQUESTED, AWAITING_DECISION, APPROVED -> of(state, StepState.OPEN, StepState.OPEN, null);
            case COMPLETED -> of(state, StepState.DONE, StepState.DONE, null);
            case DECLINED -> of(state, StepState.OPEN, StepState.OPEN, EndReason.DECLINED);
            case COMPENSATING -> of(state, StepState.DONE, StepState.REFUSED, EndReason.REFUND_REFUSED);
            case NEEDS_ATTENTION -> of(state, StepState.PARKED, StepState.REFUSED, EndReason.REFUND_REFUSED);
            case FAILED -> of(state, StepState.UNDONE, StepState.REFUSED, EndReason.REFUND_REFUSED);
        };
    }

    static OrderReturn of(ReturnState state, StepState restock, StepState refund, @Nullable EndReason reason) {
        UUID id = UUID.randomUUID();
        Steps steps = new Steps(id, new Progress(restock, null), new Progress(refund, null));
        return new OrderReturn(id, UUID.randomUUID(), state, goods(), steps, reason);
    }

    public static ReturnedGoods goods() {
        return new ReturnedGoods("EUR", List.of(new Line("TEA", 2, 1999), new Line("CUP", 1, 500)), "too small");
    }
}
