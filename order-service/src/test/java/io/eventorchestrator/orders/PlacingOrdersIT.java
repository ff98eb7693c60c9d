package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "events.transport=kafka")
class PlacingOrdersIT {

    private static final String BODY = """
            {"customer":{"id":"%s","email":"ada@example.com"},"currency":"EUR",
             "lines":[{"sku":"TEA","quantity":2,"unitPrice":1999}]}""";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> TestPlatform.postgres().jdbcUrl());
        registry.add(
                "spring.kafka.bootstrap-servers", () -> TestPlatform.kafka().bootstrapServers());
    }

    @Test
    void aPlacedOrderIsFoundWhereItsLocationSays() throws Exception {
        HttpResponse<String> placed = post("/orders", BODY.formatted("c-1"), null);

        assertThat(placed.statusCode()).isEqualTo(202);
        HttpResponse<String> found = get(placed.headers().firstValue("Location").orElseThrow());
        assertThat(found.body()).isEqualTo(placed.body()).contains("\"state\":\"PENDING\"", "\"total\":3998");
    }

    @Test
    void requestsThatShareAKeyPlaceOneOrderHoweverManyComeAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        String customer = "c-" + key;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<HttpResponse<String>>> answers = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> post("/orders", BODY.formatted(customer), key)))
                    .toList();
            Set<String> bodies = answers.stream().map(PlacingOrdersIT::body).collect(Collectors.toSet());
            assertThat(bodies).hasSize(1);
        }
        assertThat(jdbc.sql("select count(*) from customer_order where customer_id = :customer")
                        .param("customer", customer)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aKeyThatStandsForAnotherRequestIsRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        post("/orders", BODY.formatted("c-1"), key);

        HttpResponse<String> refused = post("/orders", BODY.formatted("c-2"), key);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | currency            | {'customer':{'id':'c','email':'a@b.de'},'currency':'euro','lines':[{'sku':'T','quantity':1,'unitPrice':1}]}",
                "400 | lines               | {'customer':{'id':'c','email':'a@b.de'},'currency':'EUR','lines':[]}",
                "400 | lines[0].quantity   | {'customer':{'id':'c','email':'a@b.de'},'currency':'EUR','lines':[{'sku':'T','quantity':-1,'unitPrice':1}]}",
                "400 | lines[0].sku        | {'customer':{'id':'c','email':'a@b.de'},'currency':'EUR','lines':[{'sku':'T\\u0000','quantity':1,'unitPrice':1}]}",
                "400 | customer            | {'currency':'EUR','lines':[{'sku':'T','quantity':1,'unitPrice':1}]}",
                "400 | comes twice         | {'customer':{'id':'c','email':'a@b.de'},'currency':'EUR','lines':[{'sku':'T','quantity':1,'unitPrice':1},{'sku':'T','quantity':1,'unitPrice':1}]}",
                "400 | Failed to read      | {'surprise':1}",
                "400 | Failed to read      | {'customer':"
            })
    void aBadOrderIsAProblemThatNamesItsField(int status, String named, String body) throws Exception {
        HttpResponse<String> answer = post("/orders", body.replace('\'', '"'), null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void anUnknownOrderIsNotFound() throws Exception {
        assertThat(get("/orders/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(post("/orders/" + UUID.randomUUID() + "/cancellation", "", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSecondCancellationGetsTheSameAnswerAndPublishesNothingMore() throws Exception {
        String location = post("/orders", BODY.formatted("c-1"), null)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        HttpResponse<String> first = post(location + "/cancellation", "", null);
        HttpResponse<String> second = post(location + "/cancellation", "", null);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body()).contains("CANCELLING");
        assertThat(get(location + "/timeline").body().split("OrderCancelled")).hasSize(2);
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() throws Exception {
        for (int i = 0; i < 3; i++) {
            post("/orders", BODY.formatted("c-1"), null);
        }

        String first = get("/orders?limit=2").body();
        String next = first.replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");

        assertThat(get("/orders?limit=2&after=" + next).body()).doesNotContain("\"id\":\"" + next);
    }

    private HttpResponse<String> post(String path, String body, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String body(Future<HttpResponse<String>> answer) {
        try {
            return answer.get().body();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
