package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.DescribedApi;
import io.eventorchestrator.testing.ServiceTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class StockOverHttpIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ReserveStock reserveStock;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "less than nothing    | onHand    | {'onHand':-1}",
                "nothing counted      | onHand    | {}",
                "text for a number    | onHand    | {'onHand':'many'}",
                "a fraction           | onHand    | {'onHand':1.5}",
                "more than 32 bits    | onHand    | {'onHand':4294967296}",
                "a negative threshold | threshold | {'onHand':1,'threshold':-1}",
                "an unknown field     | reserved  | {'onHand':1,'reserved':0}",
                "a number of 40 digits| onHand    | {'onHand':1000000000000000000000000000000000000000}",
                "more than there is   | onHand    | {'onHand':1000000001}",
                "null                 | onHand    | {'onHand':null}",
                "a list for a number  | onHand    | {'onHand':[1]}",
                "a field twice        | body      | {'onHand':1,'onHand':2}",
                "malformed JSON       | body      | {'onHand'",
                "no JSON              | body      | ten",
                "more after the end   | body      | {'onHand':1} {}",
                "a list for an object | body      | []",
                "null for an object   | body      | null",
                "nothing              | body      | ''"
            })
    void aBadCountIsAProblemThatNamesItsFieldAndIsNotStored(String what, String field, String body) {
        String sku = sku();

        Answer answer = api.put("/stock/" + sku, body.replace('\'', '"'));

        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "java.", "eventorchestrator");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo(field);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(api.get("/stock/" + sku).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/stock/a%01b, sku",
        "/stock/a%0Ab, sku",
        "/stock?after=%00, after",
        "/stock?limit=0, limit",
        "/stock?limit=201, limit",
        "/stock?limit=many, limit",
        "/stock?limit=, limit",
        "/stock?after=, after",
        "/stock?after=A&after=B, after",
        "/stock?sku=A, sku",
        "/stock?=1, query",
        "/stock/A?history=true, history",
        "/stock?limit=0x10, limit",
        "/reservations, orderId",
        "/reservations?orderId=1, orderId",
        "/reservations/1, orderId",
        "/reservations/1-1-1-1-1, orderId",
        "/reservations/01981d3c-0000-7000-8000-000000000001?state=HELD, state"
    })
    void aBadParameterIsAProblemThatNamesIt(String path, String field) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {";v=2", "%3Bv=2", "/", "/.", "/..", "/%2E%2e"})
    void aCountUnderAPathThatIsNotPlainIsStoredUnderNoSku(String addition) {
        String sku = sku();

        Answer answer = api.put("/stock/" + sku + addition, "{\"onHand\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo("path");
        assertThat(api.get("/stock/" + sku).status()).isEqualTo(404);
    }

    @Test
    void aListOfTenThousandCountsIsRefused() {
        String sku = sku();
        String counts = "{\"onHand\":1},".repeat(9_999) + "{\"onHand\":1}";

        Answer answer = api.put("/stock/" + sku, "[" + counts + "]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo("body");
        assertThat(api.get("/stock/" + sku).status()).isEqualTo(404);
    }

    @Test
    void aBodyOfFiveMegabytesIsTooLargeWithOrWithoutContentLength() {
        String sku = sku();
        byte[] body = new byte[5 * 1024 * 1024];
        Arrays.fill(body, (byte) ' ');

        assertTooLarge(sku, BodyPublishers.ofByteArray(body));
        assertTooLarge(sku, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    private void assertTooLarge(String sku, BodyPublisher body) {
        Answer answer = api.send(api.request("/stock/" + sku)
                .header("Content-Type", "application/json")
                .PUT(body));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.namedField()).isEqualTo("body");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(api.get("/stock/" + sku).status()).isEqualTo(404);
    }

    @Test
    void anUnknownPathIsNotFound() {
        Answer unknownSku = api.get("/stock/" + sku());
        Answer unknownOrder = api.get("/reservations/" + UUID.randomUUID());

        assertThat(List.of(unknownSku, unknownOrder, api.get("/nowhere"))).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        });
        assertThat(unknownSku.namedField()).isEqualTo("sku");
        assertThat(unknownOrder.namedField()).isEqualTo("orderId");
    }

    @Test
    void aSkuOfTooManyCharactersIsNamed() {
        assertThat(api.put("/stock/" + "S".repeat(65), "{\"onHand\":1}").namedField())
                .isEqualTo("sku");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        Answer answer = api.send(api.request("/stock/" + sku())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofString("onHand=%zz")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.namedField()).isEqualTo("Content-Type");
    }

    @Test
    void aCountOfLessThanIsReservedIsAConflict() {
        String sku = sku();
        api.put("/stock/" + sku, "{\"onHand\":5}");
        reserveStock.reserve(UUID.randomUUID(), List.of(new Line(sku, 4)));

        Answer refused = api.put("/stock/" + sku, "{\"onHand\":3}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.namedField()).isEqualTo("onHand");
    }

    @Test
    void aCountIsSetOnlyIfNoOtherCountCameBetween() {
        String sku = sku();
        String first = api.put("/stock/" + sku, "{\"onHand\":5}").header("ETag");
        reserveStock.reserve(UUID.randomUUID(), List.of(new Line(sku, 4)));

        Answer second = api.put("/stock/" + sku, "{\"onHand\":6}", "If-Match", first);
        Answer late = api.put("/stock/" + sku, "{\"onHand\":7}", "If-Match", first);

        assertThat(second.status()).isEqualTo(200);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.namedField()).isEqualTo("If-Match");
        assertThat(late.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(api.get("/stock/" + sku).json().path("onHand").asInt()).isEqualTo(6);
        assertThat(api.get("/stock/" + sku).header("ETag"))
                .isEqualTo(second.header("ETag"))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | *",
                "200 | %tag",
                "200 | \"9-9\", %tag",
                "412 | \"9-9\"",
                "412 | \"any\"",
                "412 | W/%tag",
                "200 | , ,%tag,",
                "412 | \"01-0\"",
                "412 | \"\"",
                "412 | \"1-0,1-0\"",
                "400 | *, %tag",
                "400 | %tag %tag",
                "400 | %tag, 7",
                "400 | w/%tag",
                "400 | \"1-0",
                "400 | 7",
                "400 | ``"
            })
    void ifMatchIsEvaluatedAsTheStandardRequires(int status, String condition) {
        String sku = sku();
        String tag = api.put("/stock/" + sku, "{\"onHand\":5}").header("ETag");

        assertThat(api.put("/stock/" + sku, "{\"onHand\":6}", "If-Match", condition.replace("%tag", tag))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aConditionOnAnUnknownSkuFailsAndAddsNoSku() {
        String sku = sku();

        assertThat(List.of("*", "\"0-0\"", "\"1-0\""))
                .allSatisfy(condition -> assertThat(api.put("/stock/" + sku, "{\"onHand\":6}", "If-Match", condition)
                                .status())
                        .isEqualTo(412));
        assertThat(api.get("/stock/" + sku).status()).isEqualTo(404);
    }

    @Test
    void onlyOneOfConcurrentCountsThatExpectTheSameLevelIsSet() throws Exception {
        String sku = sku();
        String tag = api.put("/stock/" + sku, "{\"onHand\":5}").header("ETag");

        List<Integer> answers = AtOnce.call(
                8,
                () -> api.put("/stock/" + sku, "{\"onHand\":6}", "If-Match", tag)
                        .status());

        assertThat(answers).containsOnlyOnce(200).hasSize(8);
    }

    @Test
    void aLevelIsSentAgainOnlyIfItChanged() {
        String sku = sku();
        String tag = api.put("/stock/" + sku, "{\"onHand\":5}").header("ETag");
        assertThat(api.send(api.request("/stock/" + sku).header("If-None-Match", tag))
                        .status())
                .isEqualTo(304);

        reserveStock.reserve(UUID.randomUUID(), List.of(new Line(sku, 4)));

        assertThat(api.send(api.request("/stock/" + sku).header("If-None-Match", tag))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "put, /stock/{sku}, 400 406 408 409 412 413 415 503",
        "get, /stock/{sku}, 400 404 406 503",
        "get, /stock, 400 406 503",
        "get, /reservations, 400 406 503",
        "get, /reservations/{orderId}, 400 404 406 503"
    })
    void theDescriptionNamesEachError(String method, String path, String statuses) {
        assertThat(new DescribedApi(api).errors(method, path)).containsExactly(statuses.split(" "));
    }

    @Test
    void aLevelAndAReservationHaveTheFormThatClientsRead() {
        String sku = sku();
        UUID order = UUID.randomUUID();
        Answer counted = api.put("/stock/" + sku, "{\"onHand\":5,\"threshold\":1}");
        reserveStock.reserve(order, List.of(new Line(sku, 4)));

        assertThat(counted.body()).isEqualTo("""
                {"sku":"%s","onHand":5,"reserved":0,"available":5,"threshold":1}""".formatted(sku));
        assertThat(api.get("/stock/" + sku).body()).isEqualTo("""
                {"sku":"%s","onHand":5,"reserved":4,"available":1,"threshold":1}""".formatted(sku));
        assertThat(api.get("/reservations/" + order).body()).isEqualTo("""
                {"orderId":"%s","state":"HELD","lines":[{"sku":"%s","quantity":4}]}""".formatted(order, sku));
        assertThat(api.get("/reservations?orderId=" + order).body()).isEqualTo("""
                {"items":[{"orderId":"%s","state":"HELD","lines":[{"sku":"%s","quantity":4}]}],"next":null}""".formatted(order, sku));
    }

    @Test
    void anOrderThatHasNotArrivedHasAnEmptyListOfOutcomes() {
        Answer none = api.get("/reservations?orderId=" + UUID.randomUUID());

        assertThat(none.status()).isEqualTo(200);
        assertThat(none.body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void aFullLastPageHasNoNext() {
        String prefix = "~" + UUID.randomUUID();
        IntStream.range(0, 4).forEach(i -> api.put("/stock/" + prefix + i, "{\"onHand\":1}"));

        Answer first = api.get("/stock?limit=2&after=" + prefix);
        Answer last =
                api.get("/stock?limit=2&after=" + first.json().path("next").asString());

        assertThat(first.json().path("next").asString()).isEqualTo(prefix + 1);
        assertThat(last.json().path("items").size()).isEqualTo(2);
        assertThat(last.json().path("next").isNull()).isTrue();
    }

    @Test
    void theDescriptionIsValidByTheOfficialSchema() {
        assertThat(new DescribedApi(api).faults()).isEmpty();
    }

    @Test
    void theDescriptionSaysThatTheLastPageHasNoNext() {
        assertThat(new DescribedApi(api).mayBeNull("PageStockLevelView", "next"))
                .isTrue();
    }

    @Test
    void theDescriptionAllowsANullThreshold() {
        assertThat(new DescribedApi(api).mayBeNull("Count", "threshold")).isTrue();
        assertThat(api.put("/stock/" + sku(), "{\"onHand\":1,\"threshold\":null}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theExampleIsValidByItsOwnSchema() {
        assertThat(new DescribedApi(api).faultsOfExample("put", "/stock/{sku}")).isEmpty();
    }

    @Test
    void theDescriptionSaysThatAnUnknownFieldIsRefused() {
        assertThat(new DescribedApi(api).faultsOf("put", "/stock/{sku}", "{\"onHand\":1,\"surprise\":1}"))
                .isNotEmpty();
    }

    @Test
    void theDescriptionHasAnExampleThatWorks() {
        DescribedApi description = new DescribedApi(api);

        assertThat(description.operations())
                .containsExactly(
                        "DELETE /returns/{returnId}",
                        "GET /reservations",
                        "GET /reservations/{orderId}",
                        "GET /stock",
                        "GET /stock/{sku}",
                        "PUT /returns/{returnId}",
                        "PUT /stock/{sku}");
        assertThat(description.refusesByProblems("put", "/stock/{sku}")).isTrue();
        assertThat(description.answer("put", "/stock/{sku}", 200)).isEqualTo("StockLevelView");
        assertThat(description.answer("get", "/stock/{sku}", 404)).isEqualTo("Problem");
        assertThat(description.answer("get", "/reservations/{orderId}", 200)).isEqualTo("ReservationView");
        assertThat(api.put("/stock/" + sku(), description.example("put", "/stock/{sku}"))
                        .status())
                .isEqualTo(200);
    }

    private static String sku() {
        return "SKU-" + UUID.randomUUID();
    }
}
