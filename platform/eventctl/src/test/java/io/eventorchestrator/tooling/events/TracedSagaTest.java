package io.eventorchestrator.tooling.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Saga;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows returns by their events. */
class TracedSagaTest {

    private static final List<Saga> SAGAS = Catalogue.load().sagas();
    private static final Instant NOW = Instant.parse("2026-01-06T10:00:00Z");

    private final CorrelatedEvents events = new CorrelatedEvents("c");

    @Test
    void eventsAreShownUnderTheSagaWithTheStepsThatTheyFollow() {
        see("orders.order.placed", "", "2026-01-05T10:00:00Z");
        see("orders.return.requested", "r1", "2026-01-05T11:00:00Z");
        see("orders.return.approved", "r1", "2026-01-05T12:00:00Z");
        see("orders.return.failed", "r1", "2026-01-05T12:01:00Z");

        assertThat(printed()).isEqualTo("""

                saga order-return of order-service, returnId r1
                  2026-01-05T11:00:00Z  orders.return.requested  begins it
                  2026-01-05T12:00:00Z  orders.return.approved  after approval
                  2026-01-05T12:01:00Z  orders.return.failed  after restock or refund, ends it
                """);
    }

    @Test
    void aSagaThatHasNotEndedHasOpenStepsWithTheirDeadlines() {
        see("orders.return.requested", "r1", "2026-01-05T11:00:00Z");

        assertThat(printed().lines().skip(3))
                .containsExactly(
                        "  open: approval, until 2026-01-08T11:00:00Z",
                        "  open: restock, until 2026-01-08T11:01:05Z",
                        "  open: refund, until 2026-01-08T11:02:10Z");
    }

    @Test
    void aDeadlineThatIsOverIsNamed() {
        see("orders.return.requested", "r1", "2026-01-05T11:00:00Z");
        see("orders.return.approved", "r1", "2026-01-05T12:00:00Z");

        assertThat(printed().lines().skip(4))
                .containsExactly(
                        "  open: restock, overdue since 2026-01-05T12:01:05Z",
                        "  open: refund, overdue since 2026-01-05T12:02:10Z");
    }

    @Test
    void returnsOfOneOrderAreToldApart() {
        see("orders.return.requested", "r1", "2026-01-05T11:00:00Z");
        see("orders.return.declined", "r1", "2026-01-05T11:30:00Z");
        see("orders.return.requested", "r2", "2026-01-06T09:00:00Z");

        assertThat(printed())
                .containsSubsequence(
                        "returnId r1",
                        "orders.return.declined  after approval, ends it",
                        "returnId r2",
                        "open: approval");
    }

    @Test
    void anEventThatWasReadLaterThanItsEndDoesNotOpenTheSagaAgain() {
        see("orders.return.completed", "r1", "2026-01-05T11:00:00Z");
        see("orders.return.requested", "r1", "2026-01-05T11:00:01Z");

        assertThat(printed()).doesNotContain("open:");
    }

    @Test
    void otherEventsBelongToNoSaga() {
        see("orders.order.placed", "", "2026-01-05T10:00:00Z");

        assertThat(printed()).isEmpty();
        assertThat(json().has("sagas")).isFalse();
    }

    @Test
    void foreignTextStaysText() {
        see("orders.return.requested", "r\\u001b[2J", "2026-01-05T11:00:00Z");

        assertThat(printed()).contains("returnId r\\u001b[2J\n").doesNotContain("\u001b");
    }

    @Test
    void aScriptGetsEventsAndOpenSteps() {
        see("orders.return.requested", "r1", "2026-01-05T11:00:00Z");
        see("orders.return.approved", "r1", "2026-01-05T12:00:00Z");

        JsonNode run = json().at("/sagas/0");

        assertThat(run.path("name").asString()).isEqualTo("order-return");
        assertThat(run.path("id").asString()).isEqualTo("r1");
        assertThat(run.path("ended").asBoolean(true)).isFalse();
        assertThat(run.at("/events/1/after/0").asString()).isEqualTo("approval");
        assertThat(run.at("/open/0").toString())
                .isEqualTo("{\"step\":\"restock\",\"deadline\":\"2026-01-05T12:01:05Z\"}");
    }

    private void see(String type, String returnId, String time) {
        String json = """
                {"id":"%s","source":"/order-service","type":"%s","correlationid":"c","time":"%s",\
                "data":{"returnId":"%s"}}\
                """.formatted(time, type, time, returnId);
        events.on(new ConsumerRecord<>(type, 0, 0, new byte[0], json.getBytes(StandardCharsets.UTF_8)));
    }

    private String printed() {
        StringWriter text = new StringWriter();
        SagaLines lines = new SagaLines(NOW, new PrintWriter(text, true));
        TracedSaga.of(SAGAS, events.events()).forEach(lines::print);
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private JsonNode json() {
        List<TracedEvent> all = events.events();
        return JsonMapper.shared().readTree(CorrelationJson.of("c", true, all, TracedSaga.of(SAGAS, all)));
    }
}
