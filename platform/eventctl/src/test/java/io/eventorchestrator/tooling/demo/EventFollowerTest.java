package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventorchestrator.catalogue.Catalogue;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventFollowerTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-26T10:00:00Z");

    private final List<String> flaws = new ArrayList<>();
    private final EventsByOrder events = new EventsByOrder(Catalogue.load());

    @Test
    void namesUnreadableRecordsAndPrintsTheOthers() {
        events.placed(1, "order-1");

        follow(0, null);
        follow(1, event("orders.order.placed").withSubject(null).build());
        follow(2, event("orders.order.placed").withTime(null).build());
        follow(3, event("no.such.type").build());
        follow(4, event("orders.order.placed").withSource(URI.create("")).build());

        assertThat(events.unreported(1)).hasSize(1);
        assertThat(flaws)
                .containsExactly(
                        "left out orders.order.placed-2@0: it has no value",
                        "left out orders.order.placed-2@1: it has no subject",
                        "left out orders.order.placed-2@2: it has no time",
                        "left out orders.order.placed-2@3: the contract has no event of type no.such.type");
    }

    private void follow(long offset, @Nullable CloudEvent event) {
        ConsumerRecord<String, CloudEvent> polled =
                new ConsumerRecord<>("orders.order.placed", 2, offset, "key", event);
        EventFollower.tell(polled, events::on, flaws::add);
    }

    private static io.cloudevents.core.v1.CloudEventBuilder event(String type) {
        return CloudEventBuilder.v1()
                .withId("id")
                .withType(type)
                .withSource(URI.create("/order-service"))
                .withSubject("order-1")
                .withTime(NOW)
                .withExtension("correlationid", "correlation-1");
    }
}
