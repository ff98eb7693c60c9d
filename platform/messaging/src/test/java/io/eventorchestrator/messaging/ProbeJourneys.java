package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A probe runs through everything and has no effect. */
abstract class ProbeJourneys extends HostileJourneys {

    private static final String ANSWER = "inventory.stock.reserved";

    @Autowired
    private MeterRegistry registry;

    @Test
    void aProbeRunsItsHandlerOnceAndHasNoEffect() {
        UUID order = UUID.randomUUID();
        CloudEvent probe = probe(order, "TEA");
        double published = count("events.published", "event", ANSWER);
        outsider.producer().send(List.of(probe, probe));

        await().atMost(SOON).until(() -> outcome(probe).equals("HANDLED "));
        assertNoEffectBefore(order);
        assertThat(attempts.attempts(probe.getId())).isEqualTo(1);
        assertThat(count("events.published", "event", ANSWER)).isEqualTo(published + 1);
    }

    @Test
    void aTextIsReadAsTheMarkToo() {
        UUID order = UUID.randomUUID();
        CloudEvent probe = CloudEventBuilder.v1(orderPlaced(order, "TEA"))
                .withExtension("probe", "true")
                .build();
        outsider.producer().send(probe);

        await().atMost(SOON).until(() -> outcome(probe).equals("HANDLED "));
        assertNoEffectBefore(order);
    }

    @Test
    void anEventThatSaysItIsNotAProbeHasItsEffect() {
        UUID order = UUID.randomUUID();
        outsider.producer()
                .send(CloudEventBuilder.v1(orderPlaced(order, "TEA"))
                        .withExtension("probe", false)
                        .build());

        awaitLetter(ANSWER, order);
    }

    @Test
    void theBusinessFailureOfAProbePublishesNothing() {
        UUID order = UUID.randomUUID();
        CloudEvent probe = probe(order, Warehouse.NEEDS_A_PERSON);
        outsider.producer().send(probe);

        await().atMost(SOON).until(() -> outcome(probe).equals("HANDLED business"));
        assertNoEffectBefore(order);
        assertThat(outsider.reader().read("inventory.stock.rejected", order.toString()))
                .isEmpty();
        assertThat(outsider.reader().read(DEAD_LETTERS, order.toString())).isEmpty();
    }

    @Test
    void aProbeWhoseHandlerFailsIsALetterAtOnceThatNoAlertCounts() {
        double counted = count("events.dead_lettered", "reason", "handler-failed");
        CloudEvent probe = probe(UUID.randomUUID(), Warehouse.BROKEN);
        outsider.producer().send(probe);

        assertLetterOfProbe(probe, "handler-failed");
        assertThat(attempts.attempts(probe.getId())).isEqualTo(1);
        assertThat(count("events.dead_lettered", "reason", "handler-failed")).isEqualTo(counted);
    }

    @Test
    void aProbeThatViolatesItsSchemaIsALetterThatNoAlertCounts() {
        double counted = count("events.dead_lettered", "reason", "schema-violation");
        double probes = count("events.probes", "outcome", "dead");
        CloudEvent probe = CloudEventBuilder.v1(probe(UUID.randomUUID(), "TEA"))
                .withData("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .build();
        outsider.producer().send(probe);

        assertLetterOfProbe(probe, "schema-violation");
        assertThat(count("events.dead_lettered", "reason", "schema-violation")).isEqualTo(counted);
        await().atMost(SOON).until(() -> count("events.probes", "outcome", "dead") == probes + 1);
    }

    @Test
    void callbacksOfAProbesHandlerAreToldOfARollback() {
        List<String> told = new CopyOnWriteArrayList<>();
        provocations.on("AFTER COMMIT", database -> tell(told));
        CloudEvent probe = probe(UUID.randomUUID(), "AFTER COMMIT");
        outsider.producer().send(probe);

        await().atMost(SOON).until(() -> outcome(probe).equals("HANDLED "));
        assertThat(told).containsExactly("before completion", "rolled back");
    }

    private static void tell(List<String> told) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.add("committed");
            }

            @Override
            public void beforeCompletion() {
                told.add("before completion");
            }

            @Override
            public void afterCompletion(int status) {
                told.add(status == STATUS_ROLLED_BACK ? "rolled back" : "completed");
            }
        });
    }

    private static CloudEvent probe(UUID order, String sku) {
        return CloudEventBuilder.v1(orderPlaced(order, sku))
                .withExtension("probe", true)
                .build();
    }

    /** An answer to the probe would arrive before the answer to a later event of its key. */
    private void assertNoEffectBefore(UUID order) {
        CloudEvent later = orderPlaced(order, "TEA");
        outsider.producer().send(later);
        CloudEvent answer = TopicReader.event(awaitLetter(ANSWER, order));
        assertThat(answer.getExtension("causationid")).isEqualTo(later.getId());
        assertThat(handled(order)).containsExactly(later.getId());
    }

    private void assertLetterOfProbe(CloudEvent probe, String reason) {
        ConsumerRecord<String, byte[]> letter =
                awaitLetter(DEAD_LETTERS, UUID.fromString(String.valueOf(probe.getSubject())));
        assertThat(header(letter, "dlq-reason")).isEqualTo(reason);
        assertThat(header(letter, "dlq-probe")).isEqualTo("true");
        assertThat(header(letter, "dlq-attempts")).isEqualTo("1");
    }

    private String outcome(CloudEvent event) {
        return jdbc.sql("select state || ' ' || coalesce(reason, '') from event_inbox where event_id = :id")
                .param("id", event.getId())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private double count(String meter, String tag, String value) {
        return registry.find(meter).tag(tag, value).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
