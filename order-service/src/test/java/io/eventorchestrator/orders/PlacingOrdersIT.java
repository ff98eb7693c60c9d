package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.application.ForgetKeys;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.DescribedApi;
import io.eventorchestrator.testing.ServiceTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(properties = {"orders.sweep.every=1d", "orders.sweep.batch=2"})
class PlacingOrdersIT {

    private static final String BODY = """
            {"customer":{"id":"%s","email":"ada@example.com"},"currency":"EUR",
             "lines":[{"sku":"TEA","quantity":2,"unitPrice":1999}]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ForgetKeys forgetKeys;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void aPlacedOrderIsFoundWhereItsLocationSays() {
        Answer placed = api.post("/orders", BODY.formatted("c-1"));

        assertThat(placed.status()).isEqualTo(202);
        assertThat(api.get(placed.header("Location")).body())
                .isEqualTo(placed.body())
                .contains("\"state\":\"PENDING\"", "\"total\":3998");
    }

    @Test
    void anOrderAndItsTimelineHaveTheFormThatClientsRead() {
        Answer placed = api.post("/orders", BODY.formatted("c-1"));
        String id = placed.json().path("id").asString();

        assertThat(placed.body()).matches("""
                \\{"id":"%s","state":"PENDING","customer":\\{"id":"c-1","email":"ada@example.com"},"currency":"EUR",\
                "total":3998,"lines":\\[\\{"sku":"TEA","quantity":2,"unitPrice":1999}],\
                "placedAt":"([0-9T:.-]+Z)","changedAt":"\\1"}""".formatted(id));
        assertThat(api.get("/orders/" + id + "/timeline").body())
                .matches("\\[\\{\"at\":\"[0-9T:.-]+Z\",\"event\":\"OrderPlaced\",\"detail\":\"1 line\"}]");
    }

    @Test
    void requestsThatShareAKeyPlaceOneOrderHoweverManyComeAtOnce() throws Exception {
        String key = key();
        String customer = "c-" + key;

        List<String> answers =
                AtOnce.call(16, () -> seen(api.post("/orders", BODY.formatted(customer), "Idempotency-Key", key)));

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(ordersOf(customer)).isEqualTo(1);
    }

    @Test
    void theFirstAnswerIsRepeatedByteForByteEvenAfterTheOrderChanged() {
        String key = key();
        Answer first = api.post("/orders", BODY.formatted("c-1"), "Idempotency-Key", key);
        api.post(first.header("Location") + "/cancellation", "");

        Answer again = api.post("/orders", " " + BODY.formatted("c-1"), "Idempotency-Key", key);

        assertThat(seen(again)).isEqualTo(seen(first)).contains("202", "PENDING");
        assertThat(again.header("Retry-After"))
                .isEqualTo(first.header("Retry-After"))
                .isEqualTo("1");
    }

    @Test
    void aRequestThatFailedLeavesItsKeyFree() {
        String key = key();
        String twice = """
                {"customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR",
                 "lines":[{"sku":"T","quantity":1,"unitPrice":1},{"sku":"T","quantity":1,"unitPrice":1}]}""";
        assertThat(api.post("/orders", twice, "Idempotency-Key", key).status()).isEqualTo(400);

        assertThat(api.post("/orders", BODY.formatted("c-1"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aKeyOfADifferentRequestIsRefused() {
        String key = key();
        api.post("/orders", BODY.formatted("c-1"), "Idempotency-Key", key);

        Answer refused = api.post("/orders", BODY.formatted("c-2"), "Idempotency-Key", key);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.namedField()).isEqualTo("Idempotency-Key");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void keysAreForgottenAfterTheirRetentionAndNotBefore() {
        List<String> old =
                IntStream.range(0, 5).mapToObj(i -> keyOfAgo("25 hours")).toList();
        String recent = keyOfAgo("23 hours");

        forgetKeys.forgetOld();

        assertThat(old).noneMatch(this::remembered);
        assertThat(remembered(recent)).isTrue();
    }

    @Test
    void aSecondCancellationGetsTheSameAnswerAndPublishesNothingMore() {
        String location = api.post("/orders", BODY.formatted("c-1")).header("Location");

        Answer first = api.post(location + "/cancellation", "");
        Answer second = api.post(location + "/cancellation", "");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Retry-After")).isEqualTo("1");
        assertThat(first.header("Location")).isEqualTo(location);
        assertThat(second.body()).isEqualTo(first.body()).contains("CANCELLING");
        assertThat(api.get(location + "/timeline").body().split("OrderCancelled"))
                .hasSize(2);
    }

    @Test
    void theOrderJustPlacedIsTheFirstOfTheFirstPage() {
        String id = api.post("/orders", BODY.formatted("c-1")).json().path("id").asString();

        assertThat(listed("limit=1")).containsExactly(id);
    }

    @Test
    void ordersAreListedByTheTimeOfTheirPlacing() {
        String customer = "c-" + key();
        List<String> placed = IntStream.range(0, 3)
                .mapToObj(i -> api.post("/orders", BODY.formatted(customer))
                        .json()
                        .path("id")
                        .asString())
                .toList();
        String second =
                api.get("/orders/" + placed.get(1)).json().path("placedAt").asString();
        String filter = "customer=" + customer + "&state=PENDING";

        assertThat(listed(filter)).isEqualTo(placed.reversed());
        assertThat(listed(filter + "&sort=OLDEST")).isEqualTo(placed);
        assertThat(listed(filter + "&placedFrom=" + second)).containsExactly(placed.get(2), placed.get(1));
        assertThat(listed(filter + "&placedBefore=" + second)).containsExactly(placed.get(0));
        assertThat(listed(filter + "&sort=OLDEST&after=" + placed.get(0))).isEqualTo(placed.subList(1, 3));
        assertThat(listed(filter + "&after=" + placed.get(0))).isEmpty();
        assertThat(listed("limit=1&placedBefore=0000-01-01T00:00:00Z")).isEmpty();
    }

    private List<String> listed(String query) {
        return api.get("/orders?" + query)
                .json()
                .path("items")
                .valueStream()
                .map(order -> order.path("id").asString())
                .toList();
    }

    @Test
    void aFullLastPageHasNoNext() {
        String customer = "c-" + key();
        IntStream.range(0, 4).forEach(i -> api.post("/orders", BODY.formatted(customer)));

        Answer first = api.get("/orders?limit=2&customer=" + customer);
        String next = first.json().path("next").asString();
        Answer last = api.get("/orders?limit=2&customer=" + customer + "&after=" + next);

        assertThat(last.json().path("items").size()).isEqualTo(2);
        assertThat(last.json().path("next").isNull()).isTrue();
    }

    @Test
    void theDescriptionIsValidByTheOfficialSchema() {
        assertThat(new DescribedApi(api).faults()).isEmpty();
    }

    @Test
    void theDescriptionSaysThatTheLastPageHasNoNext() {
        assertThat(new DescribedApi(api).mayBeNull("PageOrderView", "next")).isTrue();
    }

    @Test
    void theExampleIsValidByItsOwnSchema() {
        assertThat(new DescribedApi(api).faultsOfExample("post", "/orders")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"currency\"", "\"id\"", "\"sku\""})
    void theDescriptionSaysThatAnUnknownFieldIsRefusedAtEveryDepth(String neighbour) {
        DescribedApi description = new DescribedApi(api);
        String example = description.example("post", "/orders");

        assertThat(description.faultsOf("post", "/orders", example.replace(neighbour, "\"surprise\":1," + neighbour)))
                .isNotEmpty();
    }

    @Test
    void theDescriptionHasAnExampleThatWorks() {
        DescribedApi description = new DescribedApi(api);

        assertThat(description.operations())
                .containsExactly(
                        "GET /orders",
                        "GET /orders/{id}",
                        "GET /orders/{id}/events",
                        "GET /orders/{id}/returns",
                        "GET /orders/{id}/timeline",
                        "GET /returns/{id}",
                        "POST /orders",
                        "POST /orders/{id}/cancellation",
                        "POST /orders/{id}/returns",
                        "POST /returns/{id}/decision");
        assertThat(description.refusesByProblems("post", "/orders")).isTrue();
        assertThat(description.answer("post", "/orders", 202)).isEqualTo("OrderView");
        assertThat(description.answer("get", "/orders/{id}", 200)).isEqualTo("OrderView");
        assertThat(description.answer("post", "/orders/{id}/cancellation", 202)).isEqualTo("OrderView");
        assertThat(description.answer("get", "/orders/{id}/events", 200)).isEqualTo("OrderView");
        assertThat(description.answer("get", "/orders/{id}/events", 204)).isEmpty();
        assertThat(api.post("/orders", description.example("post", "/orders")).status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "post, /orders, 400 406 408 413 415 422 503",
        "get, /orders, 400 406 503",
        "get, /orders/{id}, 400 404 406 503",
        "get, /orders/{id}/events, 400 404 406 503",
        "get, /orders/{id}/timeline, 400 404 406 503",
        "post, /orders/{id}/cancellation, 400 404 406 409 503",
        "post, /orders/{id}/returns, 400 404 406 408 409 413 415 422 503",
        "get, /orders/{id}/returns, 400 404 406 503",
        "get, /returns/{id}, 400 404 406 503",
        "post, /returns/{id}/decision, 400 404 406 408 409 413 415 503"
    })
    void theDescriptionNamesEachError(String method, String path, String statuses) {
        assertThat(new DescribedApi(api).errors(method, path)).containsExactly(statuses.split(" "));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String seen(Answer answer) {
        return answer.status() + " " + answer.header("Location") + " " + answer.header("Content-Type") + "\n"
                + answer.body();
    }

    private String keyOfAgo(String ago) {
        String key = key();
        api.post("/orders", BODY.formatted("c-1"), "Idempotency-Key", key);
        jdbc.sql("update idempotency_key set at = clock_timestamp() - :ago::interval where key = :key")
                .param("ago", ago)
                .param("key", key)
                .update();
        return key;
    }

    private boolean remembered(String key) {
        return jdbc.sql("select exists (select from idempotency_key where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private int ordersOf(String customer) {
        return jdbc.sql("select count(*) from customer_order where customer_id = :customer")
                .param("customer", customer)
                .query(Integer.class)
                .single();
    }
}
