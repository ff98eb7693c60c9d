package io.eventorchestrator.tooling.events;

import static io.eventorchestrator.tooling.events.TestEvents.BROKERS;
import static io.eventorchestrator.tooling.events.TestEvents.event;
import static io.eventorchestrator.tooling.events.TestEvents.eventctl;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.events.TestEvents.Ran;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the events of a correlation on a real broker. */
class TraceIT {

    private static final String PLACED = "orders.order.placed";
    private static final String RESERVED = "inventory.stock.reserved";
    private static final String CONFIRMED = "orders.order.confirmed";
    private static final String GROUP = "notification-service-order-alerts";

    private final TestEvents events = new TestEvents();
    private final String correlation = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void eventsAreATreeOfCausesWithTimesDeadLettersAndReplays() throws Exception {
        String confirmed =
                event(CONFIRMED, correlation + "-3", correlation, correlation + "-2", "2026-01-05T10:15:31.500Z");
        events.write(CONFIRMED, confirmed);
        events.write(PLACED, event(PLACED, correlation, correlation, "", "2026-01-05T10:15:30Z"));
        events.write(
                RESERVED,
                event(RESERVED, correlation + "-2", correlation, correlation, "2026-01-05T12:15:30.250+02:00"));
        events.write(PLACED, event(PLACED, "other", "other", "", "2026-01-05T10:15:30Z"));
        events.write(
                CONFIRMED + "." + GROUP + ".dlq",
                confirmed,
                "dlq-group",
                GROUP,
                "dlq-reason",
                "handler-failed",
                "dlq-detail",
                "a bug\u001b[2J");
        events.write(GROUP + ".replay", confirmed);
        events.write(PLACED, "no JSON");

        Ran trace = trace(correlation);

        assertThat(trace.lines().subList(0, 4))
                .containsExactly(
                        correlation + ": 3 events",
                        "2026-01-05T10:15:30Z  " + PLACED + "  /order-service  " + correlation + "  key order-1",
                        "  +0.250 s  " + RESERVED + "  /order-service  " + correlation + "-2  key order-1",
                        "    +1.500 s  " + CONFIRMED + "  /order-service  " + correlation + "-3  key order-1");
        assertThat(trace.lines().subList(4, 6))
                .containsExactlyInAnyOrder(
                        "      ! dead letter of " + GROUP + ": handler-failed, a bug\\u001b[2J",
                        "      ! replayed to " + GROUP);
        assertThat(trace.exitCode()).isZero();
    }

    @Test
    void theContentOfEventsReachesTheTerminalOnlyAsText() throws Exception {
        String steering = "\\u001b[2J\\u009b31m\\n\\r\\u202egpj.exe\\u2066\\u2028\\u200b\\u0000\\ud800";
        String hostile = event(PLACED + steering, "id" + steering, correlation, "", "2026-01-05T10:15:30Z")
                .replace("/order-service", "/order-service" + steering)
                .replace("\"partitionkey\":\"order-1", "\"partitionkey\":\"order-1" + steering);
        events.write(PLACED, hostile);
        String escaped = "\\u001b[2J\\u009b31m\\u000a\\u000d\\u202egpj.exe\\u2066\\u2028\\u200b\\u0000\\ud800";

        Ran trace = trace(correlation);
        Ran json = eventctl("trace", correlation, "--brokers", BROKERS, "--json");

        assertThat(trace.lines())
                .containsExactly(
                        correlation + ": 1 event",
                        "2026-01-05T10:15:30Z  " + PLACED + escaped + "  /order-service" + escaped + "  id" + escaped
                                + "  key order-1" + escaped);
        assertThat(json.lines())
                .singleElement()
                .asString()
                .matches("\\p{Print}+")
                .contains("\\ud800");
    }

    @Test
    void anEventThatWasPublishedTwiceIsOneEvent() throws Exception {
        events.write(PLACED, event(PLACED, correlation, correlation, "", "2026-01-05T10:15:30Z"));
        events.write(PLACED, event(PLACED, correlation, correlation, "", "2026-01-05T10:15:30Z"));

        assertThat(trace(correlation).lines()).hasSize(3).last().isEqualTo("  ! published 2 times");
    }

    @Test
    void aScriptGetsCompleteEventsWithTheirNotes() throws Exception {
        String placed = event(PLACED, correlation, correlation, "", "2026-01-05T10:15:30Z");
        events.write(PLACED, placed);
        events.write(PLACED, placed);

        Ran trace = eventctl("trace", correlation, "--brokers", BROKERS, "--json");

        assertThat(trace.exitCode()).as(trace.output()).isZero();
        JsonNode json = JsonMapper.shared().readTree(trace.lines().getFirst());
        assertThat(trace.lines()).hasSize(1);
        assertThat(json.path("correlationId").asString()).isEqualTo(correlation);
        assertThat(json.path("complete").asBoolean()).isTrue();
        assertThat(json.path("events")).hasSize(1);
        JsonNode first = json.at("/events/0");
        assertThat(first.path("event")).isEqualTo(JsonMapper.shared().readTree(placed));
        assertThat(first.path("time").asString()).isEqualTo("2026-01-05T10:15:30Z");
        assertThat(first.path("publications").asInt()).isEqualTo(2);
        assertThat(first.at("/notes/0").asString()).isEqualTo("published 2 times");
    }

    @Test
    void aScriptGetsAnEmptyListIfNothingIsFound() {
        Ran trace = eventctl("trace", "un\u001bknown", "--brokers", BROKERS, "--json");

        assertThat(trace.exitCode()).isEqualTo(1);
        assertThat(trace.lines())
                .containsExactly("{\"correlationId\":\"un\\u001Bknown\",\"complete\":true,\"events\":[]}");
    }

    @Test
    void eventsThatCauseEachOtherAreShownOnce() throws Exception {
        events.write(PLACED, event(PLACED, "a", correlation, "b", "2026-01-05T10:15:30Z"));
        events.write(RESERVED, event(RESERVED, "b", correlation, "a", "2026-01-05T10:15:31Z"));
        events.write(CONFIRMED, event(CONFIRMED, "c", correlation, "c", "not a time"));

        Ran trace = trace(correlation);

        assertThat(trace.exitCode()).isZero();
        assertThat(trace.lines()).hasSize(4).first().isEqualTo(correlation + ": 3 events");
        assertThat(trace.lines()).filteredOn(line -> line.contains("  b  ")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2100-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void recordsBeforeTheWindowAreNotRead(String since) throws Exception {
        events.write(PLACED, event(PLACED, correlation, correlation, "", "2026-01-05T10:15:30Z"));

        Ran trace = eventctl("trace", correlation, "--brokers", BROKERS, "--since", since);

        assertThat(trace.exitCode()).isEqualTo(1);
        assertThat(trace.lines())
                .containsExactly("No event since " + since + " has the correlation id or the partition key "
                        + correlation + "; --since reads further back.");
    }

    @Test
    void brokersThatDoNotAnswerAreReportedInOneLine() {
        Ran trace = eventctl("trace", correlation, "--brokers", "127.0.0.1:" + Ports.free());

        assertThat(trace.exitCode()).isEqualTo(3);
        assertThat(trace.lines()).singleElement().asString().startsWith("Kafka failed: ");
    }

    private static Ran trace(String correlation) {
        return eventctl("trace", correlation, "--brokers", BROKERS);
    }
}
