package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.Sweeper;
import io.eventorchestrator.orders.returns.application.Interventions.Action;
import io.eventorchestrator.orders.returns.application.Interventions.Waiting;
import io.eventorchestrator.orders.returns.application.Returns.Stored;
import io.eventorchestrator.orders.returns.domain.NotInThisState;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.OrderReturn.Decision;
import io.eventorchestrator.orders.returns.domain.Step;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out what operators ordered for returns. Several instances share the work. */
@Component
public class CarryOutInterventions {

    private static final Logger log = LoggerFactory.getLogger(CarryOutInterventions.class);

    private final Interventions interventions;
    private final Returns returns;
    private final ReturnDecisions decisions;
    private final Workflows workflows;
    private final ReturnScope scope;
    private final ReturnMeters meters;
    private final TransactionTemplate transactions;
    private final Sweeper sweeper;

    CarryOutInterventions(
            Interventions interventions,
            Returns returns,
            ReturnDecisions decisions,
            Workflows workflows,
            ReturnScope scope,
            ReturnMeters meters,
            PlatformTransactionManager transactions,
            ReturnProperties properties,
            ProgressBoard board) {
        this.interventions = interventions;
        this.returns = returns;
        this.decisions = decisions;
        this.workflows = workflows;
        this.scope = scope;
        this.meters = meters;
        this.transactions = new TransactionTemplate(transactions);
        this.sweeper = new Sweeper("carry-out-interventions", properties.sweep(), board);
    }

    /** Tries each waiting order once, in one transaction per order. Without a workflow engine it does nothing. */
    public void carryOut() {
        AtomicLong last = new AtomicLong();
        sweeper.sweep(limit -> workflows.engine().isPresent() ? carryOut(last, limit) : 0);
    }

    private int carryOut(AtomicLong last, int limit) {
        int found = 0;
        while (found < limit && carryOutAfter(last)) {
            found++;
        }
        return found;
    }

    // One order that can't be carried out must not hold back the others.
    private boolean carryOutAfter(AtomicLong last) {
        long before = last.get();
        try {
            Optional<Done> done = Objects.requireNonNull(
                    transactions.execute(status -> interventions.next(before).map(waiting -> carryOut(waiting, last))));
            done.ifPresent(this::goOn);
            return done.isPresent();
        } catch (RuntimeException failed) {
            log.warn("Order {} to a return can't be carried out now: {}", last.get(), failed.toString());
            return last.get() > before;
        }
    }

    private Done carryOut(Waiting waiting, AtomicLong last) {
        last.set(waiting.number());
        Stored locked = returns.lock(waiting.returnId()).orElseThrow();
        try {
            Stored after = decisions.decide(
                    locked, waiting.action().name(), waiting.who(), before -> decision(locked, waiting, before));
            interventions.settle(waiting.number(), after.goodsReturn().state().name());
            meters.ordered(waiting.action(), "done");
            return new Done(waiting.action(), after);
        } catch (NotInThisState refused) {
            interventions.settle(waiting.number(), "refused: the return " + refused.getMessage());
            meters.ordered(waiting.action(), "refused");
            return new Done(waiting.action(), null);
        }
    }

    private static Decision decision(Stored locked, Waiting waiting, OrderReturn before) {
        return switch (waiting.action()) {
            case APPROVE -> inTime(locked).approve();
            case DECLINE -> inTime(locked).decline();
            case RESUME -> before.resume();
            case WAIVE -> before.waive(step(waiting));
            case TERMINATE -> before.terminate();
        };
    }

    private static OrderReturn inTime(Stored locked) {
        DecideReturn.refuseLate(locked);
        return locked.goodsReturn();
    }

    private static Step step(Waiting waiting) {
        Step step = waiting.step();
        if (step == null) {
            throw new NotInThisState("has several steps; the order names none");
        }
        return step;
    }

    private void goOn(Done done) {
        Stored after = done.after();
        if (after != null) {
            scope.run(after.id(), () -> goOn(done.action(), after));
        }
    }

    private void goOn(Action action, Stored after) {
        switch (action) {
            case APPROVE, DECLINE -> workflows.wake(after);
            case RESUME -> workflows.restart(after.id());
            case WAIVE, TERMINATE -> log.info("Return {} needs no workflow any more", after.id());
        }
    }

    private record Done(Action action, @Nullable Stored after) {}
}
