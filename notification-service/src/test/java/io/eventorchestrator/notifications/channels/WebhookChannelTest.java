package io.eventorchestrator.notifications.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eventorchestrator.notifications.application.Channel.Undeliverable;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookChannelTest {

    private static final int CALLS = 16;
    private static final byte[] KEY = "thirty-two bytes of a shared key".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    // A receiver in this process may take seconds to answer on a busy machine.
    private static final Duration READ_PATIENTLY = Duration.ofSeconds(15);
    private static final Duration READ_HASTILY = Duration.ofMillis(500);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    // Data arrive often enough for every read, and the deadline comes before the hundredth header.
    private static final Duration DROP = Duration.ofMillis(40);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration READ_SLOWLY = Duration.ofMillis(1_500);

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private final Notification notification = notification();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        testEnds.countDown();
        server.stop(0);
    }

    @Test
    void anInvalidHostIsNotCalled() {
        URI hexadecimal = URI.create("http://0x7f.1:" + server.getAddress().getPort() + "/200");

        assertThatThrownBy(() -> channel(hexadecimal, false).send(notification))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(Undeliverable.class)
                .hasMessageContaining("whose host is a name");
        assertThat(received).isEmpty();
    }

    @Test
    void aNotificationArrivesSigned() throws Exception {
        channel("/200", true).send(notification);

        Received request = received.getFirst();
        String id = notification.id().toString();
        assertThat(request.headers("Idempotency-Key", "webhook-id", "webhook-timestamp"))
                .containsExactly(id, id, "1767268800");
        assertThat(request.headers("webhook-signature"))
                .containsExactly("v1," + hmac(id + ".1767268800." + request.body()));
        JsonNode body = JsonMapper.shared().readTree(request.body());
        assertThat(body.path("recipient").asString()).isEqualTo("ada@example.com");
        assertThat(body.path("subject").asString()).isEqualTo("Bestätigt");
    }

    @Test
    void aSecondAttemptHasTheSameIdempotencyKey() {
        WebhookChannel channel = channel("/200", true);
        channel.send(notification);
        channel.send(notification);

        assertThat(received)
                .extracting(request -> request.headers("Idempotency-Key"))
                .containsExactly(
                        List.of(notification.id().toString()),
                        List.of(notification.id().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/302", "/307", "/400", "/401", "/403", "/404", "/408", "/409", "/415", "/429", "/500", "/501", "/503"
            })
    void anyOtherAnswerIsAFailedAttemptAndNoRedirectIsFollowed(String path) {
        assertThatThrownBy(() -> channel(path, true).send(notification))
                .isNotInstanceOf(Undeliverable.class)
                .hasMessage("the webhook answered " + path.substring(1));
        assertThat(received).hasSize(1);
    }

    @Test
    void aReceiverThatIsGoneIsNotCalledAgain() {
        assertThatThrownBy(() -> channel("/410", true).send(notification)).isInstanceOf(Undeliverable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/413", "/422"})
    void aNotificationThatTheReceiverRefusesIsNotSentAgain(String path) {
        assertThatThrownBy(() -> channel(path, true).send(notification))
                .isInstanceOf(Undeliverable.class)
                .hasMessageEndingWith("it answered " + path.substring(1));
    }

    @Test
    void aReceiverWithAnUnresolvableNameIsRetried() {
        assertThatThrownBy(() ->
                        channel(URI.create("http://nowhere.invalid/"), true).send(notification))
                .isNotInstanceOf(Undeliverable.class)
                .hasMessage("the webhook can't be reached: nowhere.invalid is an unknown host");
    }

    @Test
    void aReceiverThatDoesNotAnswerIsDisconnected() {
        WebhookChannel channel = channel(properties(local("/silence"), READ_HASTILY, true));

        assertThatThrownBy(() -> channel.send(notification)).hasMessageContaining("can't be reached");
    }

    @Test
    void aReceiverWithAnEndlessAnswerBlocksNobody() {
        assertThatCode(() -> channel("/endless", true).send(notification)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GREETING")
    void aReceiverThatAnswersSlowlyIsDisconnectedAtTheDeadline(DrippingReceiver.Answer answer) throws IOException {
        try (DrippingReceiver receiver = DrippingReceiver.start(answer, DROP)) {
            assertThatThrownBy(() -> channelWithDeadline(receiver, DEADLINE).send(notification))
                    .hasMessageContaining("no answer within PT2S");
        }
    }

    // The client keeps at most five connections to one receiver.
    @Test
    void anAbandonedCallHoldsNoConnection() throws IOException {
        try (DrippingReceiver receiver = DrippingReceiver.start(DrippingReceiver.Answer.INTERIM_ANSWERS, DROP)) {
            WebhookChannel channel = channelWithDeadline(receiver, DEADLINE.dividedBy(4));
            for (int i = 1; i <= 7; i++) {
                assertThatThrownBy(() -> channel.send(notification)).hasMessageContaining("no answer within");
            }
            assertThat(receiver.calls()).isGreaterThan(5);
        }
    }

    private static WebhookChannel channelWithDeadline(DrippingReceiver receiver, Duration deadline) {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(KEY);
        return channel(
                new WebhookProperties(receiver.url().toString(), secret, READ_SLOWLY, READ_SLOWLY, deadline, true));
    }

    @ParameterizedTest
    @EnumSource(names = {"HEADERS", "ONE_LINE"})
    void onlyTheBeginningOfAnEndlessAnswerIsRead(DrippingReceiver.Answer answer) throws IOException {
        try (DrippingReceiver receiver = DrippingReceiver.start(answer, Duration.ZERO)) {
            assertThatThrownBy(() -> channel(receiver.url(), true).send(notification))
                    .hasMessageContaining("Maximum");
        }
    }

    @Test
    void receiversThatHangLeaveAConnectionForEachCall() {
        Duration longTime = Duration.ofMinutes(5);
        WebhookProperties patient =
                new WebhookProperties(local("/silence").toString(), SECRET, READ_PATIENTLY, longTime, longTime, true);
        WebhookChannel channel = channel(patient);

        try (ExecutorService calls = Executors.newCachedThreadPool()) {
            IntStream.range(0, CALLS).forEach(call -> calls.execute(() -> channel.send(notification())));
            await().atMost(longTime).until(() -> received.size() == CALLS);
            testEnds.countDown();
        }
    }

    @Test
    void aLeaseShorterThanACallMayTakeIsRefused() {
        assertThatThrownBy(() -> configuredWith(CALL_TIMEOUT.multipliedBy(2).minusMillis(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("notifications.sender.lease", "notifications.webhook.call-timeout");
        assertThatCode(() -> configuredWith(CALL_TIMEOUT.multipliedBy(2))).doesNotThrowAnyException();
    }

    private static WebhookChannel configuredWith(Duration lease) throws IOException {
        WebhookProperties webhook = properties(URI.create("http://localhost/"), true);
        try (CloseableHttpClient client = WebhookConfiguration.client(webhook, 1)) {
            return new WebhookConfiguration()
                    .webhookChannel(client, webhook, Leases.of(lease), JsonMapper.shared(), NOON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "2130706433"})
    void aPrivateReceiverIsNotCalledUnlessAllowed(String host) {
        URI within = URI.create("http://" + host + ":" + server.getAddress().getPort() + "/200");

        assertThatThrownBy(() -> channel(within, false).send(notification))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(Undeliverable.class)
                .hasMessageEndingWith("has a private address; NOTIFICATIONS_WEBHOOK_ALLOWPRIVATE=true"
                        + " (notifications.webhook.allow-private) lets webhooks call it");
        assertThat(received).isEmpty();
    }

    @Test
    void theSecretIsInNoLog() {
        assertThat(properties(URI.create("http://localhost/hidden"), true).toString())
                .doesNotContain("whsec_", "hidden");
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(
                new Received(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        switch (exchange.getRequestURI().getPath()) {
            case "/silence" -> awaitTestEnd();
            case "/endless" -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                awaitTestEnd();
            }
            default -> {
                exchange.getResponseHeaders().add("Location", "/200");
                exchange.sendResponseHeaders(
                        Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
            }
        }
        exchange.close();
    }

    private void awaitTestEnd() {
        try {
            testEnds.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private WebhookChannel channel(String path, boolean allowPrivate) {
        return channel(local(path), allowPrivate);
    }

    private URI local(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static WebhookChannel channel(URI url, boolean allowPrivate) {
        return channel(properties(url, allowPrivate));
    }

    private static WebhookChannel channel(WebhookProperties properties) {
        return new WebhookChannel(
                WebhookConfiguration.client(properties, CALLS), properties, JsonMapper.shared(), NOON);
    }

    private static WebhookProperties properties(URI url, boolean allowPrivate) {
        return properties(url, READ_PATIENTLY, allowPrivate);
    }

    private static WebhookProperties properties(URI url, Duration read, boolean allowPrivate) {
        return new WebhookProperties(url.toString(), SECRET, READ_PATIENTLY, read, CALL_TIMEOUT, allowPrivate);
    }

    private static Notification notification() {
        Message message =
                new Message(UUID.randomUUID(), "ada@example.com", "order-confirmed", "de", "Bestätigt", "Vielen Dank");
        return new Notification(
                UUID.randomUUID(),
                State.PENDING,
                "webhook",
                "correlation",
                null,
                0,
                message,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private record Received(HttpExchange exchange, String body) {

        List<String> headers(String... names) {
            return List.of(names).stream()
                    .map(name -> exchange.getRequestHeaders().getFirst(name))
                    .toList();
        }
    }
}
