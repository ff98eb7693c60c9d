package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.application.RefundGateway.Answer;
import io.eventorchestrator.orders.returns.application.RefundGateway.Cancellation;
import io.eventorchestrator.orders.returns.application.RefundGateway.Paid;
import io.eventorchestrator.orders.returns.application.RefundGateway.Refused;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.OrderReturn.Decision;
import io.eventorchestrator.orders.returns.domain.Step;
import io.eventorchestrator.orders.returns.domain.Work;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The step in which the payment provider refunds the amount, and its compensation. */
@Service
public class Refund {

    private final Returns returns;
    private final ReturnDecisions decisions;
    private final ObjectProvider<RefundGateway> provider;

    Refund(Returns returns, ReturnDecisions decisions, ObjectProvider<RefundGateway> provider) {
        this.returns = returns;
        this.decisions = decisions;
        this.provider = provider;
    }

    /**
     * Lets the provider refund the amount, unless the row waits for something else. Call it outside of transactions.
     *
     * @throws RuntimeException if the outcome is unknown; call it again, or {@link #giveUp}
     */
    public void attempt(UUID id) {
        OrderReturn before = returns.find(id).orElseThrow().goodsReturn();
        if (before.next() == Work.REFUND) {
            Answer answer = refund(before);
            decisions.commit(id, "Refund" + answer.getClass().getSimpleName(), locked -> after(locked, answer));
        }
    }

    // Providers refuse to refund nothing.
    private Answer refund(OrderReturn restocked) {
        long amount = restocked.goods().amount();
        return amount == 0
                ? new Paid()
                : provider.getObject()
                        .refund(
                                restocked.id(),
                                restocked.orderId(),
                                amount,
                                restocked.goods().currency());
    }

    private static Decision after(OrderReturn locked, Answer answer) {
        return switch (answer) {
            case Paid paid -> locked.refunded();
            case Refused refused -> locked.refundRefused(new Failure(1, refused.reason()));
        };
    }

    /** After the last attempt: nobody knows whether the amount is refunded. */
    public void giveUp(UUID id, Failure failure) {
        decisions.commit(id, "RefundUnknown", locked -> locked.refundFailed(failure));
    }

    /**
     * Cancels the refund, unless the row waits for something else. Call it outside of transactions.
     *
     * @throws RuntimeException if the outcome is unknown; call it again, or {@link #park}
     */
    public void undo(UUID id) {
        OrderReturn before = returns.find(id).orElseThrow().goodsReturn();
        if (before.next() == Work.CANCEL_REFUND) {
            switch (cancellation(before)) {
                case CANCELLED -> decisions.commit(id, "RefundCancelled", locked -> locked.undone(Step.REFUND));
                case ALREADY_PAID -> decisions.commit(id, "RefundAlreadyPaid", OrderReturn::alreadyPaid);
            }
        }
    }

    private Cancellation cancellation(OrderReturn refunded) {
        return provider.getObject()
                .cancel(
                        refunded.id(),
                        refunded.goods().amount(),
                        refunded.goods().currency());
    }

    /** After the last attempt: nobody knows whether the refund is cancelled. */
    public void park(UUID id, Failure failure) {
        decisions.commit(id, "RefundNotCancelled", locked -> locked.park(Step.REFUND, failure));
    }
}
