package io.eventorchestrator.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.ServiceTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Returns as customers and those who decide see them. */
@ServiceTest(properties = {"orders.sweep.every=1d", "orders.returns.sweep.every=1d", "orders.returns.stuck-after=1d"})
@Import(ReturnParts.class)
class ReturningOrdersIT {

    @LocalServerPort
    private int port;

    @Autowired
    private TestReturns returns;

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

    @BeforeEach
    void confirm() {
        api = new Api(port);
        order = returns.confirmedOrder(api);
    }

    @Test
    void aRequestIsAcceptedAndStartsTheWorkflow() {
        Answer requested = TestReturns.request(api, order, "TEA", 2);

        String id = requested.json().path("id").asString();
        assertThat(requested.status()).isEqualTo(202);
        assertThat(requested.header("Location")).isEqualTo("/returns/" + id);
        assertThat(requested.header("Retry-After")).isEqualTo("1");
        assertThat(requested.body()).matches("""
                \\{"id":"%s","orderId":"%s","state":"REQUESTED","currency":"EUR","amount":2000,\
                "lines":\\[\\{"sku":"TEA","quantity":2,"unitPrice":1000}],"reason":"broken",\
                "steps":\\[\\{"step":"RESTOCK","state":"OPEN"},\\{"step":"REFUND","state":"OPEN"}],\
                "requestedAt":"([0-9T:.-]+Z)","changedAt":"\\1"}""".formatted(id, order));
        assertThat(api.get("/returns/" + id).body()).isEqualTo(requested.body());
        assertThat(engine.calls(UUID.fromString(id))).containsExactly("start 1");
    }

    @Test
    void aSmallReturnIsApprovedAtOnceAndCompleted() {
        UUID id = TestReturns.requested(api, order, "TEA");

        returns.run(id);

        assertThat(TestReturns.state(api, id)).isEqualTo("COMPLETED");
        assertThat(warehouse.inStock(order)).isEqualTo(1);
        assertThat(provider.refunded(order)).isEqualTo(1000);
        assertThat(returns.history(id))
                .containsExactly(
                        "ReturnRequested REQUESTED",
                        "Assessed APPROVED",
                        "GoodsTakenBack APPROVED",
                        "RefundPaid COMPLETED");
    }

    @Test
    void goodsThatCostNothingComeBackWithoutARefund() {
        UUID id = TestReturns.requested(api, order, "TEA");
        jdbc.sql("update return_line set unit_price = 0 where return_id = :id")
                .param("id", id)
                .update();
        provider.refunding().refuse(order);

        returns.run(id);

        assertThat(TestReturns.state(api, id)).isEqualTo("COMPLETED");
        assertThat(warehouse.inStock(order)).isEqualTo(1);
    }

    @Test
    void aPersonApprovesALargeReturn() {
        UUID id = TestReturns.requested(api, order, "POT");
        returns.run(id);
        assertThat(api.get("/returns/" + id).body()).contains("\"state\":\"AWAITING_DECISION\"", "\"decideBy\":\"");

        Answer decided = decide(id, true);

        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.body()).contains("\"state\":\"APPROVED\"").doesNotContain("decideBy");
        assertThat(engine.calls(id)).containsExactly("start 1", "decided 1");
        returns.run(id);
        assertThat(TestReturns.state(api, id)).isEqualTo("COMPLETED");
        assertThat(provider.refunded(order)).isEqualTo(9000);
    }

    @Test
    void aLimitThatChangesAfterTheRequestKeepsWhatSalesAreTold() {
        UUID large = TestReturns.requested(api, order, "POT");
        UUID small = TestReturns.requested(api, order, "TEA");
        // Prices move instead of the limit, which is fixed while the service runs.
        jdbc.sql("update return_line set unit_price = 10001 - unit_price where return_id in (:large, :small)")
                .param("large", large)
                .param("small", small)
                .update();

        returns.run(large);
        returns.run(small);

        assertThat(TestReturns.state(api, large)).isEqualTo("AWAITING_DECISION");
        assertThat(TestReturns.state(api, small)).isEqualTo("COMPLETED");
    }

    @Test
    void aPersonDeclinesALargeReturnAndIsOnRecord() {
        UUID id = TestReturns.requested(api, order, "POT");
        returns.run(id);

        assertThat(decide(id, false).body()).contains("\"state\":\"DECLINED\"", "\"endReason\":\"DECLINED\"");

        returns.run(id);
        assertThat(warehouse.inStock(order)).isZero();
        assertThat(provider.refunded(order)).isZero();
        assertThat(record("return_history", id)).containsExactly("grace: no damage");
        assertThat(record("return_intervention", id)).containsExactly("grace: no damage");
    }

    @Test
    void aReturnThatNobodyDecidesIsDeclinedWhenItsTimeIsUpAndNotBefore() {
        UUID id = TestReturns.requested(api, order, "POT");
        returns.run(id);

        returns.work().timeOut(id);
        assertThat(TestReturns.state(api, id)).isEqualTo("AWAITING_DECISION");

        returns.late(id);
        returns.work().timeOut(id);
        assertThat(api.get("/returns/" + id).body()).contains("\"DECLINED\"", "\"endReason\":\"NO_DECISION\"");
    }

    @Test
    void theReturnsOfAnOrderAreListedOldestFirst() {
        UUID first = TestReturns.requested(api, order, "TEA");
        UUID second = TestReturns.requested(api, order, "POT");

        assertThat(api.get("/orders/" + order + "/returns")
                        .json()
                        .valueStream()
                        .map(listed -> UUID.fromString(listed.path("id").asString())))
                .containsExactly(first, second);
        assertThat(api.get("/orders/" + returns.placedOrder(api) + "/returns").body())
                .isEqualTo("[]");
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAndMakesNoSecondReturn() {
        String key = UUID.randomUUID().toString();
        Answer first = TestReturns.request(api, order, "TEA", 1, "Idempotency-Key", key);

        Answer again = TestReturns.request(api, order, "TEA", 1, "Idempotency-Key", key);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(api.get("/orders/" + order + "/returns").json()).hasSize(1);
    }

    @Test
    void aKeyOfAnotherOrderIsRefused() {
        String key = UUID.randomUUID().toString();
        TestReturns.request(api, order, "TEA", 1, "Idempotency-Key", key);

        Answer other = TestReturns.request(api, returns.confirmedOrder(api), "TEA", 1, "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.namedField()).isEqualTo("Idempotency-Key");
    }

    @Test
    void requestsThatShareAKeyMakeOneReturnHoweverManyComeAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();

        List<String> answers =
                AtOnce.call(8, () -> seen(TestReturns.request(api, order, "TEA", 1, "Idempotency-Key", key)));

        assertThat(Set.copyOf(answers)).singleElement().asString().startsWith("202 /returns/");
        assertThat(api.get("/orders/" + order + "/returns").json()).hasSize(1);
    }

    private static String seen(Answer answer) {
        return answer.status() + " " + answer.header("Location") + " " + answer.body();
    }

    @Test
    void requestsAtOnceReturnEachPieceOnce() throws Exception {
        List<Integer> answers =
                AtOnce.call(8, () -> TestReturns.request(api, order, "TEA", 1).status());

        assertThat(answers).containsOnly(202, 409);
        assertThat(answers.stream().filter(status -> status == 202)).hasSize(3);
    }

    @Test
    void whatADeclinedReturnHeldCanBeReturnedAgain() {
        UUID id = TestReturns.requested(api, order, "POT");
        returns.run(id);
        assertThat(TestReturns.request(api, order, "POT", 1).status()).isEqualTo(409);
        decide(id, false);

        assertThat(TestReturns.request(api, order, "POT", 1).status()).isEqualTo(202);
    }

    @Test
    void anOrderWithAReturnIsNotCancelledUnlessTheReturnIsDeclined() {
        UUID id = TestReturns.requested(api, order, "POT");
        returns.run(id);

        Answer refused = api.post("/orders/" + order + "/cancellation", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("id names an order that has a return and can't be cancelled");

        decide(id, false);
        assertThat(api.post("/orders/" + order + "/cancellation", "").status()).isEqualTo(202);
    }

    @Test
    void anEngineThatIsAwayDelaysNoRequest() {
        UUID id = TestReturns.requested(api, order, "POT");
        returns.run(id);
        engine.failFor(id);

        assertThat(decide(id, true).status()).isEqualTo(200);
        assertThat(TestReturns.state(api, id)).isEqualTo("APPROVED");
    }

    private Answer decide(UUID id, boolean isApproved) {
        return api.post("/returns/" + id + "/decision", """
                {"approve":%s,"by":"grace","why":"no damage"}""".formatted(isApproved));
    }

    private List<String> record(String table, UUID id) {
        return jdbc.sql("select by_whom || ': ' || why from " + table + " where return_id = :id and why is not null")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
