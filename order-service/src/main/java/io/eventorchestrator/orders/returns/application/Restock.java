package io.eventorchestrator.orders.returns.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.eventorchestrator.orders.returns.application.GoodsReturns.Answer;
import io.eventorchestrator.orders.returns.application.GoodsReturns.Refused;
import io.eventorchestrator.orders.returns.application.GoodsReturns.TakenBack;
import io.eventorchestrator.orders.returns.application.GoodsReturns.TakenOutBefore;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.OrderReturn.Decision;
import io.eventorchestrator.orders.returns.domain.Step;
import io.eventorchestrator.orders.returns.domain.Work;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The step in which the warehouse takes the goods back, and its compensation. */
@Service
public class Restock {

    private final Returns returns;
    private final ReturnDecisions decisions;
    private final ObjectProvider<GoodsReturns> warehouse;

    Restock(Returns returns, ReturnDecisions decisions, ObjectProvider<GoodsReturns> warehouse) {
        this.returns = returns;
        this.decisions = decisions;
        this.warehouse = warehouse;
    }

    /**
     * Lets the warehouse take the goods back, unless the row waits for something else. Call it outside of transactions.
     *
     * @throws RuntimeException if the outcome is unknown; call it again, or {@link #giveUp}
     */
    public void attempt(UUID id) {
        OrderReturn before = returns.find(id).orElseThrow().goodsReturn();
        if (before.next() == Work.RESTOCK) {
            Answer answer = warehouse.getObject().takeBack(before.steps().goodsId(), before.orderId(), before.goods());
            decisions.commit(id, "Goods" + answer.getClass().getSimpleName(), locked -> after(locked, answer));
        }
    }

    private static Decision after(OrderReturn locked, Answer answer) {
        return switch (answer) {
            case TakenBack back -> locked.restocked();
            case TakenOutBefore out -> locked.takenOutBefore(UuidCreator.getTimeOrderedEpoch());
            case Refused refused -> locked.restockRefused(new Failure(1, refused.reason()));
        };
    }

    /** After the last attempt: nobody knows whether the warehouse has the goods. */
    public void giveUp(UUID id, Failure failure) {
        decisions.commit(id, "GoodsUnknown", locked -> locked.restockFailed(failure));
    }

    /**
     * Lets the warehouse take the goods out again, unless the row waits for something else. Call it outside of
     * transactions.
     *
     * @throws RuntimeException if the outcome is unknown; call it again, or {@link #park}
     */
    public void undo(UUID id) {
        OrderReturn before = returns.find(id).orElseThrow().goodsReturn();
        if (before.next() == Work.TAKE_OUT) {
            warehouse.getObject().takeOut(before.steps().goodsId());
            decisions.commit(id, "GoodsTakenOut", locked -> locked.undone(Step.RESTOCK));
        }
    }

    /** After the last attempt: the goods could not be taken out. */
    public void park(UUID id, Failure failure) {
        decisions.commit(id, "GoodsNotTakenOut", locked -> locked.park(Step.RESTOCK, failure));
    }
}
