package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.application.Interventions.Action;
import io.eventorchestrator.orders.returns.application.Returns.Stored;
import io.eventorchestrator.orders.returns.domain.NotInThisState;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Approves or declines a return for a person. */
@Service
public class DecideReturn {

    private final Returns returns;
    private final ReturnDecisions decisions;
    private final Interventions interventions;

    DecideReturn(Returns returns, ReturnDecisions decisions, Interventions interventions) {
        this.returns = returns;
        this.decisions = decisions;
        this.interventions = interventions;
    }

    /**
     * Decides a return, and records who did, and why.
     *
     * @return the return afterwards; empty if no return has the id
     * @throws NotInThisState if it does not wait for a decision, or its time is up
     */
    @Transactional
    public Optional<Stored> decide(UUID id, boolean isApproved, Person who) {
        return returns.lock(id).map(locked -> decide(locked, isApproved, who));
    }

    private Stored decide(Stored locked, boolean isApproved, Person who) {
        refuseLate(locked);
        Stored after =
                decisions.decide(locked, "Decided", who, isApproved ? OrderReturn::approve : OrderReturn::decline);
        interventions.record(locked.id(), isApproved ? Action.APPROVE : Action.DECLINE, who);
        return after;
    }

    static void refuseLate(Stored locked) {
        if (ReturnWork.isLate(locked)) {
            throw new NotInThisState("had to be decided by " + locked.decideBy());
        }
    }
}
