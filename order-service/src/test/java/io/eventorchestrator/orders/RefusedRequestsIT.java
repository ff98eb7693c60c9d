package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.RawClient;
import io.eventorchestrator.testing.ServiceTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each invalid request is refused with the field that is wrong, and changes nothing in the database. */
@ServiceTest(properties = "orders.sweep.every=1d")
class RefusedRequestsIT {

    private static final String HEADERS = "POST /orders HTTP/1.1\nHost: localhost\nContent-Type: application/json\n";
    private static final String LINE = "{\"sku\":\"S%d\",\"quantity\":1,\"unitPrice\":1}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private long stored;

    @BeforeEach
    void countWhatIsStored() {
        api = new Api(port);
        stored = OrderRows.count(jdbc);
    }

    @AfterEach
    void nothingIsHalfStored() {
        assertThat(OrderRows.count(jdbc)).isEqualTo(stored);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            a missing customer    | customer          | {%currency,%lines}
            an unknown field      | surprise          | {%customer,%currency,%lines,'surprise':1}
            an unknown field      | customer.name     | {'customer':{'id':'c','email':'a@b.de','name':'Ada'},%currency,%lines}
            an unknown field      | lines[0].colour   | {%customer,%currency,'lines':[{'sku':'T','quantity':1,'unitPrice':1,'colour':'red'}]}
            a lower case currency | currency          | {%customer,'currency':'eur',%lines}
            an invented currency  | currency          | {%customer,'currency':'EUX',%lines}
            gold                  | currency          | {%customer,'currency':'XAU',%lines}
            a number for text     | currency          | {%customer,'currency':978,%lines}
            no lines              | lines             | {%customer,%currency,'lines':[]}
            an object for a list  | lines             | {%customer,%currency,'lines':{}}
            null for a line       | lines[0]          | {%customer,%currency,'lines':[null]}
            text for an object    | lines[1]          | {%customer,%currency,'lines':[{'sku':'T','quantity':1,'unitPrice':1},'TEA']}
            a negative quantity   | lines[0].quantity | {%customer,%currency,'lines':[{'sku':'T','quantity':-1,'unitPrice':1}]}
            no quantity           | lines[0].quantity | {%customer,%currency,'lines':[{'sku':'T','quantity':null,'unitPrice':1}]}
            text for a number     | lines[0].quantity | {%customer,%currency,'lines':[{'sku':'T','quantity':'1','unitPrice':1}]}
            a fraction            | lines[0].quantity | {%customer,%currency,'lines':[{'sku':'T','quantity':1.5,'unitPrice':1}]}
            a number of 40 digits | lines[0].quantity | {%customer,%currency,'lines':[{'sku':'T','quantity':1000000000000000000000000000000000000000,'unitPrice':1}]}
            a negative price      | lines[0].unitPrice| {%customer,%currency,'lines':[{'sku':'T','quantity':1,'unitPrice':-1}]}
            too large a price     | lines[0].unitPrice| {%customer,%currency,'lines':[{'sku':'T','quantity':1,'unitPrice':9007199254740993}]}
            too large a total     | lines             | {%customer,%currency,'lines':[{'sku':'T','quantity':1000000,'unitPrice':1000000000000}]}
            a control character   | lines[0].sku      | {%customer,%currency,'lines':[{'sku':'T\\u0000','quantity':1,'unitPrice':1}]}
            half a surrogate pair | lines[0].sku      | {%customer,%currency,'lines':[{'sku':'T\\ud800','quantity':1,'unitPrice':1}]}
            a line break          | customer.id       | {'customer':{'id':'c\\r\\nBcc: all','email':'a@b.de'},%currency,%lines}
            an empty address      | customer.email    | {'customer':{'id':'c','email':''},%currency,%lines}
            no address            | customer.email    | {'customer':{'id':'c','email':'ada'},%currency,%lines}
            a local address       | customer.email    | {'customer':{'id':'c','email':'ada@localhost'},%currency,%lines}
            a quoted local part   | customer.email    | {'customer':{'id':'c','email':'\\"a da\\"@b.de'},%currency,%lines}
            a letter beyond ASCII | customer.email    | {'customer':{'id':'c','email':'\\u0161@b.de'},%currency,%lines}
            a group of addresses  | customer.email    | {'customer':{'id':'c','email':'all:a@b.de;'},%currency,%lines}
            a SKU twice           | lines[1].sku      | {%customer,%currency,'lines':[{'sku':'T','quantity':1,'unitPrice':1},{'sku':'T','quantity':1,'unitPrice':1}]}
            a field twice         | body              | {%customer,%currency,'currency':'USD',%lines}
            malformed JSON        | body              | {'customer':
            malformed JSON        | body              | {%customer,%currency,%lines
            no JSON               | body              | order me some tea
            more after the end    | body              | {%customer,%currency,%lines} {}
            a list for an object  | body              | []
            null                  | body              | null
            nothing               | body              | ''
            """)
    void aBadOrderIsAProblemThatNamesItsField(String what, String field, String body) {
        Answer answer = api.post("/orders", complete(body));

        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "java.", "eventorchestrator");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.namedField()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "/orders?limit=0, limit",
        "/orders?limit=201, limit",
        "/orders?limit=many, limit",
        "/orders?=1, query",
        "/orders?limit=%C3%28&=, query",
        "/orders?state=LOST, state",
        "/orders?after=1, after",
        "/orders?customer=, customer",
        "/orders?customer=a%00b, customer",
        "/orders/42, id",
        "/orders?state=, state",
        "/orders?after=, after",
        "/orders?limit=, limit",
        "/orders?limit, limit",
        "/orders?state=PENDING&state=REJECTED, state",
        "/orders?state=%20PENDING, state",
        "/orders?state=pending, state",
        "/orders?after=%20, after",
        "/orders?after=1-1-1-1-1, after",
        "/orders?limit=0x10, limit",
        "/orders?limit=%2B1, limit",
        "/orders/1-1-1-1-1, id",
        "/orders?after=01981d3c-0000-7000-8000-000000000001, after",
        "/orders?sort=newest, sort",
        "/orders?placedFrom=yesterday, placedFrom",
        "/orders?placedFrom=1767225600000, placedFrom",
        "/orders?placedFrom=2026-01-31T08:00:00%2B01:00, placedFrom",
        "/orders?placedBefore=2026-02-30T00:00:00Z, placedBefore",
        "/orders?stat=PENDING, stat",
        "/orders?State=PENDING, State",
        "/orders/01981d3c-0000-7000-8000-000000000001?expand=lines, expand",
        "/orders/01981d3c-0000-7000-8000-000000000001/timeline?limit=1, limit"
    })
    void aBadParameterIsAProblemThatNamesIt(String path, String field) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /orders?state=LOST | state must be one of PENDING, CONFIRMED, REJECTED, EXPIRED, CANCELLING, CANCELLED
            /orders?placedFrom=today | placedFrom must be a time in UTC, such as 2026-01-31T08:00:00Z
            /orders?limit=many | limit must be a whole number within 32 bits
            /orders/42 | id must be a UUID of 36 characters
            """)
    void aBadValueIsAnsweredWithTheAllowedOnes(String path, String detail) {
        assertThat(api.get(path).json().path("detail").asString()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/orders/01981d3c-0000-7000-8000-000000000001/cancellation"})
    void aCommandRefusesAQuery(String path) {
        Answer answer = api.post(path + "?dryRun=true", complete("{%customer,%currency,%lines}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo("dryRun");
    }

    @Test
    void aFormIsNotReadAsAQuery() {
        Answer answer = api.send(api.request("/orders/" + UUID.randomUUID() + "/cancellation")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("%zz=1")));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void tenThousandLinesAreTooMany() {
        String lines = IntStream.range(0, 10_000).mapToObj(LINE::formatted).collect(Collectors.joining(","));

        Answer answer = api.post("/orders", complete("{%customer,%currency,'lines':[" + lines + "]}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo("lines");
    }

    @Test
    void tenThousandWrongLinesAreAnsweredWithTheFirstOfThem() {
        String lines = IntStream.range(0, 10_000).mapToObj(i -> "{}").collect(Collectors.joining(","));

        Answer answer = api.post("/orders", complete("{%customer,%currency,'lines':[" + lines + "]}"));

        assertThat(answer.json().path("errors").size()).isEqualTo(20);
    }

    @Test
    void aBodyOfFiveMegabytesIsTooLargeWithOrWithoutContentLength() {
        byte[] body = new byte[5 * 1024 * 1024];
        Arrays.fill(body, (byte) ' ');

        assertTooLarge(api.send(api.request("/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))));
        assertTooLarge(api.send(api.request("/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));
    }

    private static void assertTooLarge(Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.namedField()).isEqualTo("body");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        Answer answer = api.send(
                api.request("/orders").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("tea")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.namedField()).isEqualTo("Content-Type");
    }

    @Test
    void aKeyThatIsTooLongIsNamed() {
        Answer answer =
                api.post("/orders", complete("{%customer,%currency,%lines}"), "Idempotency-Key", "k".repeat(129));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idempotency-Key: k1\nIdempotency-Key: k1\n",
                "Idempotency-Key: k1\nidempotency-key: k2\n",
                "Idempotency-Key: k1\nIdempotency-Key:\n",
                "Idempotency-Key: k1, k1\n",
                "Idempotency-Key: k1,\n"
            })
    void aKeyThatIsGivenTwiceIsNamed(String keys) {
        String answer = raw(keys);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"field\":\"Idempotency-Key\"");
    }

    @Test
    void aSecondContentTypeIsNamed() {
        assertThat(raw("Content-Type: text/plain\n")).startsWith("HTTP/1.1 400").contains("\"field\":\"Content-Type\"");
    }

    private String raw(String headers) {
        String body = complete("{%customer,%currency,%lines}");
        String request = HEADERS + headers + "Content-Length: " + body.length() + "\n\n";
        return new RawClient(port).send(request.replace("\n", "\r\n") + body);
    }

    @Test
    void anUnknownPathIsNotFound() {
        String unknown = "/orders/" + UUID.randomUUID();

        assertThat(List.of(api.get(unknown), api.get(unknown + "/timeline"), api.post(unknown + "/cancellation", "")))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(404);
                    assertThat(answer.namedField()).isEqualTo("id");
                });
        assertThat(api.get("/nowhere").header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static String complete(String body) {
        return body.replace("%customer", "'customer':{'id':'c','email':'a@b.de'}")
                .replace("%currency", "'currency':'EUR'")
                .replace("%lines", "'lines':[{'sku':'T','quantity':1,'unitPrice':1}]")
                .replace('\'', '"');
    }
}
