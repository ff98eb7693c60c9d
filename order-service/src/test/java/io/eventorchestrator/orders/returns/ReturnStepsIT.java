package io.eventorchestrator.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.orders.returns.application.CarryOutInterventions;
import io.eventorchestrator.orders.returns.application.RefundGateway;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.ServiceTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps that fail, are undone, parked and settled by persons. Stock and refunds agree after each test. */
@ServiceTest(properties = {"orders.sweep.every=1d", "orders.returns.sweep.every=1d", "orders.returns.stuck-after=1d"})
@Import(ReturnParts.class)
class ReturnStepsIT {

    private static final long PRICE = 1000;

    @LocalServerPort
    private int port;

    @Autowired
    private TestReturns returns;

    @Autowired
    private CarryOutInterventions interventions;

    @Autowired
    private FakeEngine engine;

    @Autowired
    private FakeWarehouse warehouse;

    @Autowired
    private FakeProvider provider;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private UUID order;
    private UUID id;

    @BeforeEach
    void request() {
        api = new Api(port);
        order = returns.confirmedOrder(api);
        id = TestReturns.requested(api, order, "TEA");
    }

    @AfterEach
    void stockAndRefundsAgree() {
        boolean isCompleted = state().equals("COMPLETED");
        assertThat(provider.refunded(order)).isEqualTo(isCompleted ? PRICE : 0);
        assertThat(warehouse.inStock(order)).isEqualTo(isCompleted ? 1 : 0);
    }

    @Test
    void aStepThatFailsFourTimesSucceedsAtTheFifth() {
        warehouse.takingBack().fail(order, 4);
        provider.refunding().fail(order, 4);

        returns.run(id);

        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(provider.refunding().calls(order)).isEqualTo(5);
    }

    @Test
    void aLostAnswerLeadsToTheSameStepAgainWithoutASecondEffect() {
        warehouse.takingBack().loseAnswers(order, 2);
        provider.refunding().loseAnswers(order, 2);

        returns.run(id);

        assertThat(state()).isEqualTo("COMPLETED");
    }

    @Test
    void aStepThatFailsForGoodEndsTheReturn() {
        warehouse.takingBack().fail(order, 5);

        returns.run(id);

        assertThat(state()).isEqualTo("FAILED");
        assertThat(returns.history(id))
                .containsExactly(
                        "ReturnRequested REQUESTED",
                        "Assessed APPROVED",
                        "GoodsUnknown COMPENSATING: RESTOCK_FAILED",
                        "GoodsTakenOut FAILED: RESTOCK_FAILED");
    }

    @Test
    void goodsOfWhichNobodyKnowsWhetherTheyAreBackAreTakenOut() {
        warehouse.takingBack().loseAnswers(order, 5);

        returns.run(id);

        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void aRefusalOfTheWarehouseIsFinalAtOnce() {
        warehouse.takingBack().refuse(order);

        returns.run(id);

        assertThat(state()).isEqualTo("FAILED");
        assertThat(api.get("/returns/" + id).body())
                .contains("\"endReason\":\"RESTOCK_REFUSED\"", "\"failedAttempts\":1,\"error\":\"unknown SKU\"");
        assertThat(warehouse.takingOut().calls(order)).isZero();
    }

    @Test
    void aRefusedRefundTakesTheGoodsOutOfStock() {
        provider.refunding().refuse(order);

        returns.run(id);

        assertThat(state()).isEqualTo("FAILED");
        assertThat(provider.cancelling().calls(order)).isZero();
        assertThat(returns.history(id))
                .endsWith("RefundRefused COMPENSATING: REFUND_REFUSED", "GoodsTakenOut FAILED: REFUND_REFUSED");
    }

    @Test
    void aRefundThatFailsForGoodIsCancelledBeforeTheGoodsAreTakenOut() {
        provider.refunding().fail(order, 5);

        returns.run(id);

        assertThat(state()).isEqualTo("FAILED");
        assertThat(returns.history(id))
                .endsWith(
                        "RefundUnknown COMPENSATING: REFUND_FAILED",
                        "RefundCancelled COMPENSATING: REFUND_FAILED",
                        "GoodsTakenOut FAILED: REFUND_FAILED");
    }

    @Test
    void aRefundThatIsPaidAfterAllCompletesTheReturn() {
        provider.refunding().loseAnswers(order, 5);

        returns.run(id);

        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(returns.history(id)).endsWith("RefundAlreadyPaid COMPLETED");
    }

    @Test
    void aRefundThatIsCancelledCannotBePaidLater() {
        provider.refunding().fail(order, 5);
        returns.run(id);

        assertThat(provider.refund(id, order, PRICE, "EUR")).isInstanceOf(RefundGateway.Refused.class);
    }

    @Test
    void aCompensationThatFailsIsParkedAndTheOthersRun() {
        provider.refunding().fail(order, 5);
        provider.cancelling().fail(order, 5);

        returns.run(id);

        assertThat(state()).isEqualTo("NEEDS_ATTENTION");
        assertThat(api.get("/returns/" + id).body())
                .contains(
                        "{\"step\":\"RESTOCK\",\"state\":\"UNDONE\"}",
                        "{\"step\":\"REFUND\",\"state\":\"PARKED\",\"failedAttempts\":5,\"error\":\"503\"}");
    }

    @Test
    void anOperatorResumesAParkedCompensation() {
        provider.refunding().fail(order, 5);
        provider.cancelling().fail(order, 5);
        returns.run(id);

        assertThat(order("RESUME", null)).isEqualTo("COMPENSATING");
        assertThat(engine.calls(id)).containsExactly("start 1", "start 2");
        returns.run(id);

        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void aResumedCancellationThatComesTooLateBringsTheGoodsBack() {
        provider.refunding().loseAnswers(order, 5);
        provider.cancelling().fail(order, 5);
        returns.run(id);
        assertThat(state()).isEqualTo("NEEDS_ATTENTION");
        order("RESUME", null);

        returns.run(id);

        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(returns.history(id))
                .endsWith(
                        "RefundAlreadyPaid APPROVED: REFUND_FAILED",
                        "GoodsTakenOutBefore APPROVED: REFUND_FAILED",
                        "GoodsTakenBack COMPLETED");
    }

    @Test
    void anOperatorWaivesAParkedCompensation() {
        provider.refunding().fail(order, 5);
        provider.cancelling().fail(order, 5);
        returns.run(id);

        assertThat(order("WAIVE", "REFUND")).isEqualTo("FAILED");
        assertThat(state()).isEqualTo("FAILED");
        assertThat(jdbc.sql("select by_whom || ' ' || why from return_history"
                                + " where return_id = :id and why is not null")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("olga phoned the bank");
    }

    @Test
    void anOperatorTerminatesAReturnThatNeedsAttention() {
        provider.refunding().fail(order, 5);
        provider.cancelling().fail(order, 5);
        returns.run(id);

        assertThat(order("TERMINATE", null)).isEqualTo("FAILED");
    }

    @Test
    void anOperatorsOrderThatTheStateDoesNotPermitIsAnsweredAndBlocksNoOther() {
        UUID other = TestReturns.requested(api, returns.confirmedOrder(api), "POT");
        returns.run(other);
        insert(id, "RESUME", null);
        insert(other, "APPROVE", null);

        interventions.carryOut();

        assertThat(answers(id)).containsExactly("refused: the return is REQUESTED and can't be resumed");
        assertThat(answers(other)).containsExactly("APPROVED");
        assertThat(engine.calls(other)).containsExactly("start 1", "decided 1");
    }

    @Test
    void twoRunsOfOneReturnDoNoHarm() throws Exception {
        AtOnce.call(4, () -> {
            returns.run(id);
            return true;
        });

        assertThat(state()).isEqualTo("COMPLETED");
        assertThat(returns.history(id).stream().filter(entry -> entry.endsWith("COMPLETED")))
                .hasSize(1);
    }

    @Test
    void lateResultsOfAnEarlierRunChangeNothing() {
        returns.run(id);
        List<String> history = returns.history(id);

        returns.work().assess(id);
        returns.work().timeOut(id);
        returns.restock().attempt(id);
        returns.restock().undo(id);
        returns.refund().attempt(id);
        returns.refund().undo(id);

        assertThat(returns.history(id)).isEqualTo(history);
    }

    @Test
    void anAttemptThatFailsTellsItsCallerAndChangesNothing() {
        warehouse.takingBack().fail(order, 1);
        returns.work().assess(id);

        assertThatThrownBy(() -> returns.restock().attempt(id)).hasMessage("503");

        assertThat(state()).isEqualTo("APPROVED");
    }

    private String order(String action, @Nullable String step) {
        insert(id, action, step);
        interventions.carryOut();
        return answers(id).getLast();
    }

    private void insert(UUID returnId, String action, @Nullable String step) {
        jdbc.sql("""
                        insert into return_intervention (return_id, action, step, by_whom, why)
                        values (:id, :action, :step, 'olga', 'phoned the bank')
                        """)
                .param("id", returnId)
                .param("action", action)
                .param("step", step)
                .update();
    }

    private List<String> answers(UUID returnId) {
        return jdbc.sql("select answer from return_intervention where return_id = :id order by seq")
                .param("id", returnId)
                .query(String.class)
                .list();
    }

    private String state() {
        return TestReturns.state(api, id);
    }
}
