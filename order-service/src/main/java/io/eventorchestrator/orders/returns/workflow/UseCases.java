package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.Refund;
import io.eventorchestrator.orders.returns.application.Restock;
import io.eventorchestrator.orders.returns.application.ReturnWork;
import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.util.UUID;

/** Passes each step to its use case. */
record UseCases(ReturnWork work, Restock restock, Refund refund) implements ReturnSteps {

    @Override
    public boolean noteRun(UUID id, int run, String version) {
        return work.noteRun(id, run, version);
    }

    @Override
    public Next next(UUID id) {
        return work.next(id);
    }

    @Override
    public void attempt(UUID id, Work what) {
        switch (what) {
            case ASSESS -> work.assess(id);
            case RESTOCK -> restock.attempt(id);
            case REFUND -> refund.attempt(id);
            case CANCEL_REFUND -> refund.undo(id);
            case TAKE_OUT -> restock.undo(id);
            case AWAIT_DECISION, NONE -> throw new IllegalArgumentException(what + " can't be attempted");
        }
    }

    @Override
    public void giveUp(UUID id, Work what, Failure failure) {
        switch (what) {
            case RESTOCK -> restock.giveUp(id, failure);
            case REFUND -> refund.giveUp(id, failure);
            case CANCEL_REFUND -> refund.park(id, failure);
            case TAKE_OUT -> restock.park(id, failure);
            case ASSESS, AWAIT_DECISION, NONE -> throw new IllegalArgumentException(what + " is never given up");
        }
    }

    @Override
    public void timeOut(UUID id) {
        work.timeOut(id);
    }
}
