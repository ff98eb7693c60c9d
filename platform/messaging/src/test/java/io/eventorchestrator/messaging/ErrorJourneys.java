package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An error of the code or machine while one event is read or handled affects only that event. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ErrorJourneys {

    private static final String LETTERS = "orders.order.placed." + Releases.RESERVATIONS + ".dlq";
    private static final Duration SOON = Duration.ofMinutes(5);

    private final String transport;
    private @Nullable Running started;
    private @Nullable Outsider outsider;

    ErrorJourneys(String transport) {
        this.transport = transport;
    }

    @BeforeAll
    void start() {
        FragileReservations.repairAll();
        outsider = new Outsider(TestPlatform.kafka().bootstrapServers());
        started = Running.start(
                transport,
                FragileReservations.class,
                "inventory-service",
                Map.of("events.retry.schedule.initial", "50ms", "events.retry.schedule.ceiling", "200ms"));
    }

    @AfterAll
    void stop() {
        Objects.requireNonNull(outsider).close();
        Objects.requireNonNull(started).close();
    }

    @Test
    void aMissingClassCountsAsAnAttemptOfItsEventOnly() {
        FragileReservations.breakOn("UNLINKED", ErrorJourneys::missingClass);
        CloudEvent missingClass = placed("UNLINKED");

        assertDead(amongNeighbours(missingClass), "java.lang.NoClassDefFoundError: com/example/Missing");
    }

    @Test
    void aFailedAssertionCountsAsAnAttemptOfItsEventOnly() {
        FragileReservations.breakOn("ASSERTED", () -> new AssertionError("provoked"));
        CloudEvent asserted = placed("ASSERTED");

        assertDead(amongNeighbours(asserted), "java.lang.AssertionError: provoked");
    }

    @Test
    void aParkedEventWhoseClassIsMissingBecomesADeadLetter() {
        provocations().on("UNLINKED LATER", nothing -> {
            FragileReservations.breakOn("UNLINKED LATER", ErrorJourneys::missingClass);
            throw new IllegalStateException("the first attempt fails");
        });
        CloudEvent event = placed("UNLINKED LATER");

        assertDead(amongNeighbours(event), "java.lang.NoClassDefFoundError: com/example/Missing");
        assertThat(bean(AttemptLog.class).attempts(event.getId())).isOne();
    }

    @Test
    void laterEventsWaitBehindAnEventThatCannotBeReadYet() {
        FragileReservations.breakOn("REPAIRED", ErrorJourneys::missingClass);
        UUID order = UUID.randomUUID();
        provocations().on("REPAIRED", nothing -> {});
        CloudEvent event = orderPlaced(order, "REPAIRED");
        CloudEvent follower = orderPlaced(order, "TEA");
        outsider().producer().send(event);
        outsider().producer().send(follower);
        await().atMost(SOON).until(() -> counted(event) > 0);
        assertThat(bean(Releases.Handled.class).event(follower.getId())).isNull();

        FragileReservations.repair("REPAIRED");

        awaitHandled(event);
        awaitHandled(follower);
    }

    @Test
    void aLackOfMemoryWhileAnEventIsReadIsNeverAnAttempt() {
        FragileReservations.breakOn("BIG", ErrorJourneys::outOfMemory);
        CloudEvent event = amongNeighbours(placed("BIG"));

        assertComesBackUncounted(event, 0);

        FragileReservations.repair("BIG");
        awaitHandled(event);
    }

    @Test
    void aLackOfMemoryWhileAParkedEventIsReadIsNeverAnAttempt() {
        provocations().on("BIG LATER", nothing -> {
            FragileReservations.breakOn("BIG LATER", ErrorJourneys::outOfMemory);
            provocations().on("BIG LATER", fine -> {});
            throw new IllegalStateException("the first attempt fails");
        });
        CloudEvent event = amongNeighbours(placed("BIG LATER"));

        assertComesBackUncounted(event, 1);

        FragileReservations.repair("BIG LATER");
        awaitHandled(event);
    }

    @Test
    void aLackOfMemoryWhileAnEventIsHandledIsNeverAnAttempt() {
        provocations().on("GREEDY", nothing -> {
            throw outOfMemory();
        });
        CloudEvent event = amongNeighbours(placed("GREEDY"));

        await().atMost(SOON).until(() -> bean(AttemptLog.class).attempts(event.getId()) > 6);
        assertComesBackUncounted(event, 0);

        provocations().on("GREEDY", nothing -> {});
        awaitHandled(event);
    }

    @Test
    void anErrorOfTheHandlerIsAnAttempt() {
        provocations().on("UNLINKED HANDLER", nothing -> {
            throw missingClass();
        });
        CloudEvent event = placed("UNLINKED HANDLER");

        assertDead(amongNeighbours(event), "java.lang.NoClassDefFoundError: com/example/Missing");
        assertThat(bean(AttemptLog.class).attempts(event.getId())).isEqualTo(5);
    }

    private static CloudEvent placed(String sku) {
        return orderPlaced(UUID.randomUUID(), sku);
    }

    /** Sends it among healthy events of other keys, and waits until these are handled. */
    private CloudEvent amongNeighbours(CloudEvent event) {
        List<CloudEvent> neighbours =
                IntStream.range(0, 40).mapToObj(i -> placed("TEA")).toList();
        neighbours.subList(0, 20).forEach(outsider().producer()::send);
        outsider().producer().send(event);
        neighbours.subList(20, 40).forEach(outsider().producer()::send);
        await().atMost(SOON).until(() -> neighbours.stream().allMatch(this::isHandled));
        return event;
    }

    private void awaitHandled(CloudEvent event) {
        await().atMost(SOON).until(() -> isHandled(event));
    }

    private boolean isHandled(CloudEvent event) {
        return bean(Releases.Handled.class).event(event.getId()) != null
                && state(event).equals("HANDLED");
    }

    private void assertDead(CloudEvent event, String detail) {
        ConsumerRecord<String, byte[]> letter = await().atMost(SOON)
                .until(() -> letters(event), found -> !found.isEmpty())
                .getFirst();
        assertThat(header(letter, "dlq-reason")).isEqualTo("handler-failed");
        assertThat(header(letter, "dlq-detail")).isEqualTo(detail);
        assertThat(header(letter, "dlq-attempts")).isEqualTo("5");
        assertThat(state(event)).isEqualTo("DEAD");
    }

    private void assertComesBackUncounted(CloudEvent event, int attempts) {
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> state(event).equals("PARKED") && counted(event) == attempts);
        assertThat(letters(event)).isEmpty();
    }

    private List<ConsumerRecord<String, byte[]>> letters(CloudEvent event) {
        return outsider().reader().read(LETTERS, String.valueOf(event.getSubject()));
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private String state(CloudEvent event) {
        return column("state", event, String.class, "none");
    }

    private int counted(CloudEvent event) {
        return column("attempts", event, Integer.class, -1);
    }

    private <T> T column(String column, CloudEvent event, Class<T> type, T otherwise) {
        return bean(JdbcClient.class)
                .sql("select " + column + " from event_inbox where event_id = :id")
                .param("id", event.getId())
                .query(type)
                .optional()
                .orElse(otherwise);
    }

    private Provocations provocations() {
        return bean(Provocations.class);
    }

    private <T> T bean(Class<T> type) {
        return Objects.requireNonNull(started).bean(type);
    }

    private Outsider outsider() {
        return Objects.requireNonNull(outsider);
    }

    private static Error missingClass() {
        return new NoClassDefFoundError("com/example/Missing");
    }

    private static Error outOfMemory() {
        return new OutOfMemoryError("provoked");
    }
}
