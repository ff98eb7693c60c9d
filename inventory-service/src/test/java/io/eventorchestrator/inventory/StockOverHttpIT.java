package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.DescribedApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "events.transport=kafka")
class StockOverHttpIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ReserveStock reserveStock;

    private Api api;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> TestPlatform.postgres().jdbcUrl());
        registry.add(
                "spring.kafka.bootstrap-servers", () -> TestPlatform.kafka().bootstrapServers());
    }

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
                "malformed JSON       | body      | {'onHand'",
            })
    void aBadCountIsAProblemThatNamesItsFieldAndIsNotStored(String what, String field, String body) {
        String sku = sku();

        Answer answer = api.put("/stock/" + sku, body.replace('\'', '"'));

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
        "/reservations/1, orderId"
    })
    void aBadParameterIsAProblemThatNamesIt(String path, String field) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo(field);
    }

    @Test
    void aSkuOfTooManyCharactersIsNamed() {
        assertThat(api.put("/stock/" + "S".repeat(65), "{\"onHand\":1}").namedField())
                .isEqualTo("sku");
    }

    @Test
    void aBodyOfAnotherTypeIsNotTaken() {
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
    void theDescriptionSaysThatTheLastPageHasNoNext() {
        assertThat(new DescribedApi(api).mayBeNull("PageLevel", "next")).isTrue();
    }

    @Test
    void theDescriptionSaysThatAThresholdMayBeNullAsItMay() {
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
    void theDescriptionHasAnExampleThatWorks() {
        DescribedApi description = new DescribedApi(api);

        assertThat(description.operations())
                .containsExactly("GET /reservations/{orderId}", "GET /stock", "GET /stock/{sku}", "PUT /stock/{sku}");
        assertThat(description.refusesByProblems("put", "/stock/{sku}")).isTrue();
        assertThat(api.put("/stock/" + sku(), description.example("put", "/stock/{sku}"))
                        .status())
                .isEqualTo(200);
    }

    private static String sku() {
        return "SKU-" + UUID.randomUUID();
    }
}
