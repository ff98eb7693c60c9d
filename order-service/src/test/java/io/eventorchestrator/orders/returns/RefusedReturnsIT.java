package io.eventorchestrator.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.ServiceTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each bad request about a return is refused with the field that is wrong, stores nothing and starts no workflow. */
@ServiceTest(properties = {"orders.sweep.every=1d", "orders.returns.sweep.every=1d", "orders.returns.stuck-after=1d"})
@Import(ReturnParts.class)
class RefusedReturnsIT {

    private static final String DECISION = "{\"approve\":true,\"by\":\"grace\",\"why\":\"w\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private TestReturns returns;

    @Autowired
    private FakeEngine engine;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private UUID order;

    @BeforeEach
    void confirm() {
        api = new Api(port);
        order = returns.confirmedOrder(api);
    }

    @Nested
    class ARequest {

        private long stored;
        private int calls;

        @BeforeEach
        void count() {
            stored = rows();
            calls = engine.calls();
        }

        @AfterEach
        void nothingIsStoredNorStarted() {
            assertThat(rows()).isEqualTo(stored);
            assertThat(engine.calls()).isEqualTo(calls);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', textBlock = """
                a foreign line        | 422 | lines[0].sku      | {'lines':[{'sku':'CUP','quantity':1}],'reason':'r'}
                a foreign second line | 422 | lines[1].sku      | {'lines':[{'sku':'TEA','quantity':1},{'sku':'CUP','quantity':1}],'reason':'r'}
                more than ordered     | 422 | lines[0].quantity | {'lines':[{'sku':'TEA','quantity':4}],'reason':'r'}
                a SKU twice           | 422 | lines[1].sku      | {'lines':[{'sku':'TEA','quantity':1},{'sku':'TEA','quantity':1}],'reason':'r'}
                no quantity           | 400 | lines[0].quantity | {'lines':[{'sku':'TEA'}],'reason':'r'}
                a quantity of zero    | 400 | lines[0].quantity | {'lines':[{'sku':'TEA','quantity':0}],'reason':'r'}
                a fraction            | 400 | lines[0].quantity | {'lines':[{'sku':'TEA','quantity':1.5}],'reason':'r'}
                no SKU                | 400 | lines[0].sku      | {'lines':[{'quantity':1}],'reason':'r'}
                a control character   | 400 | lines[0].sku      | {'lines':[{'sku':'TEA\\u0000','quantity':1}],'reason':'r'}
                a price of their own  | 400 | lines[0].unitPrice| {'lines':[{'sku':'TEA','quantity':1,'unitPrice':9}],'reason':'r'}
                no lines              | 400 | lines             | {'lines':[],'reason':'r'}
                null for a line       | 400 | lines[0]          | {'lines':[null],'reason':'r'}
                no reason             | 400 | reason            | {'lines':[{'sku':'TEA','quantity':1}]}
                a blank reason        | 400 | reason            | {'lines':[{'sku':'TEA','quantity':1}],'reason':' '}
                an unknown field      | 400 | surprise          | {'lines':[{'sku':'TEA','quantity':1}],'reason':'r','surprise':1}
                malformed JSON        | 400 | body              | {'lines':
                null                  | 400 | body              | null
                """)
        void isAProblemThatNamesItsField(String what, int status, String field, String body) {
            assertRefused(api.post(path(order), body.replace('\'', '"')), status, field);
        }

        @Test
        void ofAnUnknownOrderIsNotFound() {
            UUID unknown = UUID.randomUUID();

            assertRefused(TestReturns.request(api, unknown, "TEA", 1), 404, "id");
            assertRefused(api.get(path(unknown)), 404, "id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"42", "1-1-1-1-1", "return-01981d3c-0000-7000-8000-000000000001-1", "%20", "*"})
        void withAMalformedIdIsAProblem(String id) {
            assertRefused(api.post("/orders/" + id + "/returns", TestReturns.body("TEA", 1)), 400, "id");
            assertRefused(api.get("/returns/" + id), 400, "id");
            assertRefused(api.post("/returns/" + id + "/decision", DECISION), 400, "id");
        }

        @Test
        void ofFiveMegabytesIsTooLarge() {
            String large = "{\"reason\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";

            assertRefused(api.post(path(order), large), 413, "body");
            assertRefused(api.post("/returns/" + UUID.randomUUID() + "/decision", large), 413, "body");
        }

        @Test
        void ofAnotherMediaTypeIsRefused() {
            Answer answer = api.send(api.request(path(order))
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString("TEA")));

            assertThat(answer.status()).isEqualTo(415);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                no decision      | approve  | {'by':'grace','why':'w'}
                text for a truth | approve  | {'approve':'yes','by':'grace','why':'w'}
                nobody           | by       | {'approve':true,'why':'w'}
                a blank name     | by       | {'approve':true,'by':' ','why':'w'}
                a line break     | by       | {'approve':true,'by':'a\\r\\nb','why':'w'}
                no reason        | why      | {'approve':true,'by':'grace'}
                an unknown field | surprise | {'approve':true,'by':'grace','why':'w','surprise':1}
                """)
        void forADecisionIsAProblemThatNamesItsField(String what, String field, String body) {
            assertRefused(api.post("/returns/" + UUID.randomUUID() + "/decision", body.replace('\'', '"')), 400, field);
        }

        @Test
        void aboutAnUnknownReturnIsNotFound() {
            UUID unknown = UUID.randomUUID();

            assertRefused(api.get("/returns/" + unknown), 404, "id");
            assertRefused(api.post("/returns/" + unknown + "/decision", DECISION), 404, "id");
        }
    }

    @Test
    void anUnfinishedOrderCannotBeReturned() {
        Answer refused = TestReturns.request(api, returns.placedOrder(api), "TEA", 1);

        assertRefused(refused, 409, "id");
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("id names an order that is PENDING and can't be returned");
    }

    @Test
    void anOrderThatIsCancelledCannotBeReturned() {
        api.post("/orders/" + order + "/cancellation", "");

        assertRefused(TestReturns.request(api, order, "TEA", 1), 409, "id");
    }

    @ParameterizedTest
    @CsvSource({"29 days, 202", "31 days, 409"})
    void anOrderCanBeReturnedForThirtyDays(String ago, int status) {
        jdbc.sql("update customer_order set changed_at = clock_timestamp() - :ago::interval where id = :id")
                .param("ago", ago)
                .param("id", order)
                .update();

        assertThat(TestReturns.request(api, order, "TEA", 1).status()).isEqualTo(status);
    }

    @Test
    void whatIsReturnedCannotBeReturnedAgain() {
        returns.run(TestReturns.requested(api, order, "TEA"));

        Answer refused = TestReturns.request(api, order, "TEA", 3);

        assertRefused(refused, 409, "lines[0].quantity");
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("lines[0].quantity is more than the 2 that are not returned yet");
    }

    @Test
    void aSecondDecisionIsRefusedEvenIfItIsTheSame() {
        UUID id = awaiting();
        decide(id);
        List<String> calls = engine.calls(id);

        assertRefused(decide(id), 409, "id");
        assertThat(engine.calls(id)).isEqualTo(calls);
    }

    @Test
    void aDecisionIsRefusedIfNobodyWasAsked() {
        UUID id = TestReturns.requested(api, order, "TEA");
        returns.run(id);

        assertThat(decide(id).json().path("detail").asString())
                .isEqualTo("id names a return that is COMPLETED and can't be decided");
    }

    @Test
    void aLateDecisionIsRefusedAlthoughTheWorkflowHasNotNoticed() {
        UUID id = awaiting();
        returns.late(id);

        assertRefused(decide(id), 409, "id");
        assertThat(TestReturns.state(api, id)).isEqualTo("AWAITING_DECISION");
    }

    private UUID awaiting() {
        UUID id = TestReturns.requested(api, order, "POT");
        returns.run(id);
        return id;
    }

    private Answer decide(UUID id) {
        return api.post("/returns/" + id + "/decision", DECISION);
    }

    private static String path(UUID order) {
        return "/orders/" + order + "/returns";
    }

    private static void assertRefused(Answer answer, int status, String field) {
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "java.", "eventorchestrator");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.namedField()).isEqualTo(field);
    }

    private long rows() {
        return jdbc.sql("""
                        select (select count(*) from order_return) + (select count(*) from return_line)
                             + (select count(*) from return_history) + (select count(*) from return_intervention)
                        """).query(Long.class).single();
    }
}
