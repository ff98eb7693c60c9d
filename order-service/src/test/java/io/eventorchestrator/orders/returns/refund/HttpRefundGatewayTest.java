package io.eventorchestrator.orders.returns.refund;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.eventorchestrator.orders.returns.application.RefundGateway.Cancellation;
import io.eventorchestrator.orders.returns.application.RefundGateway.Paid;
import io.eventorchestrator.orders.returns.application.RefundGateway.Refused;
import io.eventorchestrator.orders.returns.application.UnknownOutcome;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WireMock stands for the payment provider. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpRefundGatewayTest {

    // A provider in this process may take seconds to answer on a busy machine.
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration HASTY = Duration.ofMillis(500);
    private static final UUID RETURN = UUID.fromString("01981d3c-0000-7000-8000-000000000001");
    private static final UUID ORDER = UUID.fromString("01981d3c-0000-7000-8000-000000000002");

    private static final String PAID = ", \"amount\": 1999, \"currency\": \"EUR\"";

    private static final WireMockServer PROVIDER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private HttpRefundGateway gateway;

    @BeforeAll
    static void listen() {
        PROVIDER.start();
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @BeforeEach
    void forgetEarlierCalls() {
        PROVIDER.resetAll();
        gateway = gateway(PATIENT, "secret");
    }

    @Test
    void anAmountIsRefundedUnderTheReturnsId() {
        answer(json(200, "REFUNDED", ", \"amount\": 1999, \"currency\": \"EUR\""));

        assertThat(refund()).isEqualTo(new Paid());

        PROVIDER.verify(
                1,
                postRequestedFor(WireMock.urlEqualTo("/v1/refunds"))
                        .withHeader("Idempotency-Key", equalTo(RETURN.toString()))
                        .withHeader("Authorization", equalTo("Bearer secret"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson("""
                                        {"returnId": "%s", "orderId": "%s", "amount": 1999, "currency": "EUR"}""".formatted(RETURN, ORDER))));
    }

    @Test
    void aRefundIsCancelledUnderTheReturnsId() {
        answer(json(200, "CANCELLED", ""));

        assertThat(cancel(gateway)).isEqualTo(Cancellation.CANCELLED);

        PROVIDER.verify(
                1,
                postRequestedFor(WireMock.urlEqualTo("/v1/refunds/" + RETURN + "/cancellation"))
                        .withHeader("Idempotency-Key", equalTo(RETURN.toString())));
    }

    @Test
    void withoutATokenNoneIsSent() {
        answer(json(200, "CANCELLED", ""));

        cancel(gateway(PATIENT, ""));

        PROVIDER.verify(postRequestedFor(anyUrl()).withHeader("Authorization", absent()));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 409, 422})
    void aRefusalIsFinalAndHasTheProvidersReason(int status) {
        answer(json(status, "REFUSED", ", \"reason\": \"card\\nexpired\""));

        assertThat(refund()).isEqualTo(new Refused("card expired"));
    }

    @Test
    void aRefundAfterItsCancellationIsRefused() {
        answer(json(409, "CANCELLED", ""));

        assertThat(refund()).isEqualTo(new Refused("cancelled before"));
    }

    @Test
    void aReasonControlsNoTerminal() {
        answer(json(422, "REFUSED", ", \"reason\": \"card\\u009b\\u202e\\ud800expired\""));

        assertThat(refund()).isEqualTo(new Refused("card expired"));
    }

    @Test
    void aLongReasonIsCut() {
        answer(json(422, "REFUSED", ", \"reason\": \"%s\"".formatted("x".repeat(9_000))));

        assertThat(((Refused) refund()).reason()).hasSize(300);
    }

    @ParameterizedTest
    @CsvSource({
        "200, CANCELLED, CANCELLED",
        "409, CANCELLED, CANCELLED",
        "200, REFUSED, CANCELLED",
        "200, REFUNDED, ALREADY_PAID",
        "409, REFUNDED, ALREADY_PAID"
    })
    void aCancellationSaysWhetherTheAmountWasPaid(int status, String state, Cancellation expected) {
        answer(json(status, state, PAID));

        assertThat(cancel(gateway)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {202, 204, 206, 301, 302, 307, 308, 400, 401, 402, 403, 404, 408, 410, 413, 429, 500, 502, 503, 504})
    void anyOtherStatusLeavesTheOutcomeUnknownWhateverItsBodySays(int status) {
        answer(json(status, "REFUNDED", ", \"amount\": 1999, \"currency\": \"EUR\"")
                .withHeader("Location", PROVIDER.url("/elsewhere"))
                .withHeader("Retry-After", "1"));

        assertUnknown(gateway);
        PROVIDER.verify(2, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{} {}",
                "true",
                "<html><body>Maintenance</body></html>",
                "{\"state\": \"REFUNDED\", \"amount\": 1999, \"currency\": \"EUR\"}",
                "{\"returnId\": \"%s\"}",
                "{\"returnId\": \"%s\", \"state\": \"PENDING\"}",
                "{\"returnId\": \"%s\", \"state\": \"refunded\"}",
                "{\"returnId\": \"%s\", \"state\": {\"REFUNDED\": true}}",
                "{\"returnId\": \"01981d3c-0000-7000-8000-000000000009\", \"state\": \"REFUNDED\"}"
            })
    void anUnclearBodyLeavesTheOutcomeUnknown(String body) {
        answer(aResponse().withStatus(200).withBody(body.replace("%s", RETURN.toString())));

        assertUnknown(gateway);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"amount\": 1999",
                ", \"amount\": 1998, \"currency\": \"EUR\"",
                ", \"amount\": \"1999\", \"currency\": \"EUR\"",
                ", \"amount\": 1999.5, \"currency\": \"EUR\"",
                ", \"amount\": 18446744073709553615, \"currency\": \"EUR\"",
                ", \"amount\": 1999, \"currency\": \"USD\""
            })
    void aRefundOfAnotherAmountLeavesTheOutcomeUnknown(String amount) {
        answer(json(200, "REFUNDED", amount));

        assertThatThrownBy(this::refund).isInstanceOf(UnknownOutcome.class).hasMessageContaining("another amount");
        assertThatThrownBy(() -> cancel(gateway))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("another amount");
    }

    @Test
    void anAnswerThatIsTooLargeIsNotReadToItsEnd() {
        answer(aResponse().withStatus(200).withBody(" ".repeat(ProviderCall.LARGEST + 1)));

        assertThatThrownBy(this::refund).isInstanceOf(UnknownOutcome.class).hasMessageContaining("larger than");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionLeavesTheOutcomeUnknown(Fault fault) {
        answer(aResponse().withFault(fault));

        assertUnknown(gateway);
    }

    @Test
    void aProviderThatNeverAnswersIsLeftInTime() {
        answer(json(200, "CANCELLED", "").withFixedDelay(Math.toIntExact(PATIENT.toMillis())));

        assertLate();
    }

    @Test
    void aProviderThatTricklesIsLeftInTime() {
        answer(json(200, "CANCELLED", "").withChunkedDribbleDelay(1_000, Math.toIntExact(PATIENT.toMillis())));

        assertLate();
    }

    private static void assertLate() {
        long begun = System.nanoTime();

        assertThatThrownBy(() -> cancel(gateway(HASTY, "")))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("no answer within PT0.5S");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENT.dividedBy(2));
    }

    @Test
    void aProviderThatIsNotThereLeavesTheOutcomeUnknown() {
        HttpRefundGateway nowhere =
                new HttpRefundGateway(new RefundProperties("http://localhost:1/", "", PATIENT, PATIENT));

        assertUnknown(nowhere);
    }

    @Test
    void withoutAnAddressEachCallSaysWhichSettingIsMissing() {
        HttpRefundGateway none = new HttpRefundGateway(new RefundProperties("", "", PATIENT, PATIENT));

        assertThatThrownBy(() -> cancel(none))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("ORDERS_REFUNDS_URL");
    }

    private void assertUnknown(HttpRefundGateway asked) {
        assertThatThrownBy(() -> asked.refund(RETURN, ORDER, 1999, "EUR"))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageStartingWith("the payment provider ");
        assertThatThrownBy(() -> cancel(asked)).isInstanceOf(UnknownOutcome.class);
    }

    private Object refund() {
        return gateway.refund(RETURN, ORDER, 1999, "EUR");
    }

    private static Cancellation cancel(HttpRefundGateway asked) {
        return asked.cancel(RETURN, 1999, "EUR");
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        PROVIDER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        PROVIDER.stubFor(post(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder json(int status, String state, String more) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"returnId\": \"%s\", \"state\": \"%s\"%s}".formatted(RETURN, state, more));
    }

    private static HttpRefundGateway gateway(Duration timeout, String token) {
        return new HttpRefundGateway(new RefundProperties(PROVIDER.url("/v1"), token, PATIENT, timeout));
    }
}
