package io.eventorchestrator.orders.returns.domain;

import static io.eventorchestrator.orders.returns.domain.SampleReturn.FAILURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.orders.returns.domain.OrderReturn.Decision;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Follows returns through several steps; {@link ReturnTableTest} has each state alone. */
class OrderReturnTest {

    @Test
    void aRequestedReturnIsPublishedAndHasItsAmount() {
        Decision requested = requested(true);

        assertThat(requested.goodsReturn().state()).isEqualTo(ReturnState.REQUESTED);
        assertThat(requested.goodsReturn().goods().amount()).isEqualTo(4498);
        assertThat(requested.event()).contains(new ReturnEvent.Requested(requested.goodsReturn(), false));
    }

    @Test
    void aRequestOfALargeAmountSaysThatAPersonMustDecide() {
        Decision requested = requested(false);

        assertThat(requested.event()).contains(new ReturnEvent.Requested(requested.goodsReturn(), true));
    }

    private static Decision requested(boolean isSmall) {
        return OrderReturn.request(UUID.randomUUID(), UUID.randomUUID(), SampleReturn.goods(), isSmall);
    }

    @Test
    void aSmallReturnGoesThroughAllSteps() {
        OrderReturn requested = SampleReturn.in(ReturnState.REQUESTED);
        OrderReturn approved = requested.assess(true).goodsReturn();
        OrderReturn restocked = approved.restocked().goodsReturn();
        OrderReturn completed = restocked.refunded().goodsReturn();

        assertThat(requested.next()).isEqualTo(Work.ASSESS);
        assertThat(approved.next()).isEqualTo(Work.RESTOCK);
        assertThat(restocked.next()).isEqualTo(Work.REFUND);
        assertThat(completed.next()).isEqualTo(Work.NONE);
    }

    @Test
    void aRefundBeforeTheGoodsAreBackChangesNothing() {
        OrderReturn approved = SampleReturn.in(ReturnState.APPROVED);

        assertThat(approved.refunded().goodsReturn()).isEqualTo(approved);
        assertThat(approved.refundRefused(FAILURE).goodsReturn()).isEqualTo(approved);
    }

    @Test
    void anApprovalSaysWhetherAPersonDecided() {
        assertThat(SampleReturn.in(ReturnState.REQUESTED).assess(true).event())
                .hasValueSatisfying(event ->
                        assertThat(((ReturnEvent.Approved) event).automatic()).isTrue());
        assertThat(SampleReturn.in(ReturnState.AWAITING_DECISION).approve().event())
                .hasValueSatisfying(event ->
                        assertThat(((ReturnEvent.Approved) event).automatic()).isFalse());
    }

    @Test
    void stepsAreUndoneInReverseOrder() {
        OrderReturn unsure = unsureRefund();
        OrderReturn cancelled = unsure.undone(Step.REFUND).goodsReturn();
        Decision failed = cancelled.undone(Step.RESTOCK);

        assertThat(unsure.next()).isEqualTo(Work.CANCEL_REFUND);
        assertThat(cancelled.next()).isEqualTo(Work.TAKE_OUT);
        assertThat(failed.event()).contains(new ReturnEvent.Failed(failed.goodsReturn(), EndReason.REFUND_FAILED));
    }

    @Test
    void aParkedCompensationSkipsNoOther() {
        OrderReturn parked = unsureRefund().park(Step.REFUND, FAILURE).goodsReturn();
        OrderReturn attention = parked.undone(Step.RESTOCK).goodsReturn();

        assertThat(parked.state()).isEqualTo(ReturnState.COMPENSATING);
        assertThat(parked.next()).isEqualTo(Work.TAKE_OUT);
        assertThat(attention.state()).isEqualTo(ReturnState.NEEDS_ATTENTION);
        assertThat(attention.steps().refund().failure()).isEqualTo(FAILURE);
    }

    @Test
    void aParkedCompensationThatIsResumedAndSucceedsEndsTheReturn() {
        OrderReturn resumed = parkedRefund().resume().goodsReturn();

        assertThat(resumed.next()).isEqualTo(Work.CANCEL_REFUND);
        assertThat(resumed.undone(Step.REFUND).goodsReturn().state()).isEqualTo(ReturnState.FAILED);
    }

    @Test
    void aPaidRefundCompletesAReturnWhoseGoodsAreThere() {
        Decision completed = unsureRefund().alreadyPaid();

        assertThat(completed.event()).contains(new ReturnEvent.Completed(completed.goodsReturn()));
        assertThat(completed.goodsReturn().reason()).isNull();
    }

    @Test
    void aPaidRefundBringsGoodsBackThatAreOutOfStock() {
        OrderReturn paid = parkedRefund().resume().goodsReturn().alreadyPaid().goodsReturn();
        UUID next = UUID.randomUUID();
        OrderReturn again = paid.takenOutBefore(next).goodsReturn();

        assertThat(paid.next()).isEqualTo(Work.RESTOCK);
        assertThat(again.steps().goodsId()).isEqualTo(next);
        assertThat(again.next()).isEqualTo(Work.RESTOCK);
        assertThat(again.restocked().goodsReturn().state()).isEqualTo(ReturnState.COMPLETED);
    }

    @Test
    void goodsThatDoNotComeBackAfterAPaidRefundNeedAttention() {
        OrderReturn stuck = paid().restockFailed(FAILURE).goodsReturn();

        assertThat(stuck.state()).isEqualTo(ReturnState.NEEDS_ATTENTION);
        assertThat(stuck.resume().goodsReturn().next()).isEqualTo(Work.RESTOCK);
        assertThat(stuck.waive(Step.RESTOCK).goodsReturn().state()).isEqualTo(ReturnState.COMPLETED);
        assertThat(stuck.terminate().goodsReturn().state()).isEqualTo(ReturnState.COMPLETED);
    }

    @Test
    void goodsTakenOutBeforeAFirstRefundAreARefusal() {
        OrderReturn failed = SampleReturn.in(ReturnState.APPROVED)
                .takenOutBefore(UUID.randomUUID())
                .goodsReturn();

        assertThat(failed.state()).isEqualTo(ReturnState.FAILED);
        assertThat(failed.reason()).isEqualTo(EndReason.RESTOCK_REFUSED);
    }

    @Test
    void waivingOneOfTwoStepsLeavesTheOtherToAPerson() {
        OrderReturn both = SampleReturn.of(
                ReturnState.NEEDS_ATTENTION, StepState.PARKED, StepState.PARKED, EndReason.REFUND_FAILED);
        OrderReturn one = both.waive(Step.REFUND).goodsReturn();

        assertThat(one.state()).isEqualTo(ReturnState.NEEDS_ATTENTION);
        assertThat(one.waive(Step.RESTOCK).goodsReturn().state()).isEqualTo(ReturnState.FAILED);
        assertThatThrownBy(() -> one.waive(Step.REFUND))
                .isInstanceOf(NotInThisState.class)
                .hasMessageContaining("REFUND");
    }

    @ParameterizedTest
    @CsvSource({"499, 499", "501, 500"})
    void aLongErrorIsShortened(int length, int kept) {
        assertThat(new Failure(1, "x".repeat(length)).error()).hasSize(kept);
    }

    @Test
    void anErrorIsOneLine() {
        assertThat(new Failure(1, "503\r\nforged").error()).isEqualTo("503 forged");
    }

    private static OrderReturn unsureRefund() {
        return SampleReturn.of(ReturnState.APPROVED, StepState.DONE, StepState.OPEN, null)
                .refundFailed(FAILURE)
                .goodsReturn();
    }

    private static OrderReturn parkedRefund() {
        return unsureRefund()
                .park(Step.REFUND, FAILURE)
                .goodsReturn()
                .undone(Step.RESTOCK)
                .goodsReturn();
    }

    private static OrderReturn paid() {
        return parkedRefund().resume().goodsReturn().alreadyPaid().goodsReturn();
    }
}
