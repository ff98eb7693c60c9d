package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.DescribedApi;
import io.eventorchestrator.testing.ServiceTest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ten units of a SKU are on hand, and the order has reserved four. */
@ServiceTest(properties = "inventory.returns-token=" + ReturnsOverHttpIT.TOKEN)
class ReturnsOverHttpIT {

    static final String TOKEN = "token-of-returns";

    private final UUID returnId = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final String sku = "SKU-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private ReserveStock reserveStock;

    @Autowired
    private SetStock setStock;

    private Api api;

    @BeforeEach
    void reserve() {
        api = new Api(port);
        setStock.set(sku, 10, 0);
        reserveStock.reserve(order, List.of(new Line(sku, 4)));
    }

    @Test
    void aReturnHasTheFormThatCallersRead() {
        assertThat(put(goods(3)).body()).isEqualTo("""
                {"returnId":"%s","state":"TAKEN_BACK","orderId":"%s","lines":[{"sku":"%s","quantity":3}]}""".formatted(returnId, order, sku));
        assertThat(delete().body()).isEqualTo("""
                {"returnId":"%s","state":"TAKEN_OUT","orderId":"%s","lines":[{"sku":"%s","quantity":3}]}""".formatted(returnId, order, sku));
    }

    @Test
    void aReturnThatNeverCameHasNoOrder() {
        assertThat(delete().body()).isEqualTo("""
                {"returnId":"%s","state":"NEVER_TAKEN_BACK","lines":[]}""".formatted(returnId));
    }

    @Test
    void aReturnChangesTheLevelAndItsTagButFailsNoCount() {
        Answer before = api.get("/stock/" + sku);
        put(goods(3));
        Answer after = api.get("/stock/" + sku);

        assertThat(before.json().path("available").asInt()).isEqualTo(6);
        assertThat(after.json().path("available").asInt()).isEqualTo(9);
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(api.put("/stock/" + sku, "{\"onHand\":11}", "If-Match", before.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void otherGoodsUnderTheSameIdAreAConflict() {
        put(goods(3));

        assertConflict(put(goods(2)), "other-goods", "returnId");
        assertThat(put(goods(3)).status()).isEqualTo(200);
    }

    @Test
    void goodsThatWereTakenOutAreAConflict() {
        delete();

        assertConflict(put(goods(3)), "taken-out", "returnId");
    }

    @Test
    void moreGoodsThanTheOrderHoldsAreAConflict() {
        Answer answer = put(goods(5));

        assertConflict(answer, "more-than-held", "lines");
        assertThat(answer.json().path("detail").asString()).isEqualTo("lines name more than the order holds of " + sku);
    }

    @Test
    void goodsOfAnOrderThatHoldsNothingAreAConflict() {
        assertConflict(put(goods(UUID.randomUUID(), 1)), "nothing-held", "orderId");
    }

    @Test
    void goodsThatWereSoldMeanwhileAreAConflict() {
        put(goods(3));
        reserveStock.reserve(UUID.randomUUID(), List.of(new Line(sku, 7)));

        Answer answer = delete();

        assertConflict(answer, "stock-missing", "returnId");
        assertThat(answer.json().path("detail").asString()).endsWith(": " + sku);
    }

    private static void assertConflict(Answer answer, String reason, String field) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("reason").asString()).isEqualTo(reason);
        assertThat(answer.namedField()).isEqualTo(field);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no order              | orderId           | {'lines':[{'sku':'%s','quantity':1}]}
            an order that is null | orderId           | {'orderId':null,'lines':[{'sku':'%s','quantity':1}]}
            a short id            | orderId           | {'orderId':'1-1-1-1-1','lines':[{'sku':'%s','quantity':1}]}
            no lines              | lines             | {'orderId':'%o'}
            an empty list         | lines             | {'orderId':'%o','lines':[]}
            an object for a list  | lines             | {'orderId':'%o','lines':{}}
            a line that is null   | lines[0]          | {'orderId':'%o','lines':[null]}
            no SKU                | lines[0].sku      | {'orderId':'%o','lines':[{'quantity':1}]}
            a blank SKU           | lines[0].sku      | {'orderId':'%o','lines':[{'sku':' ','quantity':1}]}
            a control character   | lines[0].sku      | {'orderId':'%o','lines':[{'sku':'a\\u0000','quantity':1}]}
            no quantity           | lines[0].quantity | {'orderId':'%o','lines':[{'sku':'%s'}]}
            nothing of it         | lines[0].quantity | {'orderId':'%o','lines':[{'sku':'%s','quantity':0}]}
            less than nothing     | lines[0].quantity | {'orderId':'%o','lines':[{'sku':'%s','quantity':-1}]}
            more than a million   | lines[0].quantity | {'orderId':'%o','lines':[{'sku':'%s','quantity':1000001}]}
            more than 32 bits     | lines[0].quantity | {'orderId':'%o','lines':[{'sku':'%s','quantity':4294967297}]}
            a fraction            | lines[0].quantity | {'orderId':'%o','lines':[{'sku':'%s','quantity':1.5}]}
            a price               | lines[0].price    | {'orderId':'%o','lines':[{'sku':'%s','quantity':1,'price':1}]}
            an unknown field      | reason            | {'orderId':'%o','lines':[{'sku':'%s','quantity':1}],'reason':1}
            a field twice         | body              | {'orderId':'%o','orderId':'%o'}
            malformed JSON        | body              | {'orderId'
            a list for an object  | body              | []
            nothing               | body              | ``
            """)
    void aBadReturnIsAProblemThatNamesItsFieldAndChangesNothing(String what, String field, String body) {
        Answer answer = put(body.replace('\'', '"').replace("%s", sku).replace("%o", order.toString()));

        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "java.", "eventorchestrator");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo(field);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(delete().json().path("state").asString()).isEqualTo("NEVER_TAKEN_BACK");
    }

    @Test
    void moreThanAHundredLinesAreRefused() {
        String line = "{\"sku\":\"%s\",\"quantity\":1}".formatted(sku);
        String lines = line + ("," + line).repeat(100);

        assertThat(put("{\"orderId\":\"%s\",\"lines\":[%s]}".formatted(order, lines))
                        .namedField())
                .isEqualTo("lines");
    }

    @Test
    void aHundredLinesOfTheLargestQuantityDoNotWrapAround() {
        String line = "{\"sku\":\"%s\",\"quantity\":1000000}".formatted(sku);
        String lines = line + ("," + line).repeat(99);

        assertConflict(put("{\"orderId\":\"%s\",\"lines\":[%s]}".formatted(order, lines)), "more-than-held", "lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-1-1-1-1", "01981d3c-0000-7000-8000-00000000000g"})
    void aMalformedIdIsNamed(String id) {
        Answer put = api.put("/returns/" + id, goods(1), CALLER);
        Answer delete = api.send(api.request("/returns/" + id).headers(CALLER).DELETE());

        assertThat(List.of(put, delete)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.namedField()).isEqualTo("returnId");
        });
    }

    @Test
    void aBodyOfFiveMegabytesIsTooLarge() {
        byte[] spaces = new byte[5 * 1024 * 1024];
        Arrays.fill(spaces, (byte) ' ');

        Answer answer = send(BodyPublishers.ofByteArray(spaces), "application/json", TOKEN);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.namedField()).isEqualTo("body");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        assertThat(send(BodyPublishers.ofString(goods(1)), "text/plain", TOKEN).status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-of-return", "token-of-returnS", "token-of-returns2", "\"token-of-returns\"", "x"})
    void aCallerWithAnotherTokenIsRefusedBeforeItsBodyIsRead(String token) {
        assertUnauthorized(send(BodyPublishers.ofString(goods(1)), "application/json", token));
        assertUnauthorized(send(BodyPublishers.ofString("{"), "application/json", token));
        assertUnauthorized(api.send(api.request("/returns/" + returnId)
                .header("caller-token", token)
                .DELETE()));
        assertThat(api.get("/stock/" + sku).json().path("available").asInt()).isEqualTo(6);
    }

    @Test
    void aCallerWithoutATokenIsRefused() {
        assertUnauthorized(api.put("/returns/" + returnId, goods(1)));
        assertUnauthorized(api.send(api.request("/returns/" + returnId).DELETE()));
    }

    @Test
    void aCallerWithTwoTokensIsRefused() {
        assertUnauthorized(api.put("/returns/" + returnId, goods(1), "caller-token", TOKEN, "caller-token", TOKEN));
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.namedField()).isEqualTo("caller-token");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("caller-token");
        assertThat(answer.body()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "put, /returns/{returnId}, 400 401 406 408 409 413 415 503",
        "delete, /returns/{returnId}, 400 401 406 409 503"
    })
    void theDescriptionNamesEachError(String method, String path, String statuses) {
        assertThat(new DescribedApi(api).errors(method, path)).containsExactly(statuses.split(" "));
    }

    @Test
    void theDescriptionHasAnExampleThatIsValid() {
        DescribedApi description = new DescribedApi(api);

        assertThat(description.faults()).isEmpty();
        assertThat(description.faultsOfExample("put", "/returns/{returnId}")).isEmpty();
        assertThat(description.answer("put", "/returns/{returnId}", 200)).isEqualTo("ReturnView");
        assertThat(description.answer("delete", "/returns/{returnId}", 200)).isEqualTo("ReturnView");
        assertThat(api.get("/v3/api-docs")
                        .json()
                        .at("/components/securitySchemes/caller-token/in")
                        .asString())
                .isEqualTo("header");
    }

    private static final String[] CALLER = {"caller-token", TOKEN};

    private Answer put(String body) {
        return api.put("/returns/" + returnId, body, CALLER);
    }

    private Answer delete() {
        return api.send(api.request("/returns/" + returnId).headers(CALLER).DELETE());
    }

    private Answer send(BodyPublisher body, String type, String token) {
        return api.send(api.request("/returns/" + returnId)
                .header("Content-Type", type)
                .header("caller-token", token)
                .PUT(body));
    }

    private String goods(int quantity) {
        return goods(order, quantity);
    }

    private String goods(UUID ofOrder, int quantity) {
        return """
                {"orderId":"%s","lines":[{"sku":"%s","quantity":%d}]}""".formatted(ofOrder, sku, quantity);
    }
}
