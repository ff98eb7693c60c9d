package io.eventorchestrator.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.TestService;
import io.eventorchestrator.messaging.database.QueryPlans;
import io.eventorchestrator.messaging.envelope.EnvelopeReader;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.handler.HandlerRegistry;
import io.eventorchestrator.messaging.loop.SystemTime;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Errors before a record's identity is known, so that nothing can be recorded. */
class MachineErrorsIT {

    private static final String GROUP = "inventory-service-order-reservations";

    private static ConfigurableApplicationContext service;
    private static int offset = 7_000_000;

    private final InboundRecord record = placed();
    private @Nullable Error error;
    private DeliveryReader reader;
    private Inbox inbox;

    @BeforeAll
    static void start() {
        service = TestService.start("kafka", Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void create() {
        reader = new DeliveryReader(
                this::envelope, bean(EventCodec.class), bean(HandlerRegistry.class), bean(Catalogue.class));
        BulkTransaction bulks = new BulkTransaction(
                bean(QueryPlans.class), bean(KeyLocks.class), bean(AttemptRunner.class), bean(TransactionRunner.class));
        SingleDelivery singles = new SingleDelivery(
                bean(KeyLocks.class), bean(AttemptRunner.class), bean(TransactionRunner.class), new SystemTime());
        inbox = new TransactionalInbox(reader, bulks, singles, bean(DeliveryMetrics.class));
    }

    @Test
    void recordsBeforeALackOfMemoryAreSettledAndTheRestIsRedelivered() {
        InboundRecord before = placed();
        InboundRecord behind = placed();
        error = new OutOfMemoryError("provoked");

        assertThat(inbox.receive(GROUP, List.of(before, record, behind)))
                .containsExactly(Outcome.HANDLED, Outcome.UNAVAILABLE, Outcome.UNAVAILABLE);
        assertThatThrownBy(() -> inbox.receive(GROUP, List.of(record, behind))).isSameAs(error);
        assertThat(deadLetters()).isZero();

        error = null;
        assertThat(inbox.receive(GROUP, List.of(record, behind))).containsExactly(Outcome.HANDLED, Outcome.HANDLED);
    }

    @Test
    void aClassMissingBeforeTheIdentityIsKnownMakesARecordUnreadable() {
        error = new NoClassDefFoundError("com/example/Missing");

        assertThat(inbox.receive(GROUP, List.of(placed(), record, placed())))
                .containsExactly(Outcome.HANDLED, Outcome.DEAD, Outcome.HANDLED);
        assertThat(deadLetters()).isOne();
    }

    @Test
    void noErrorEscapesWhileAParkedEventIsRead() {
        Identity identity = new Identity("/order-service", "1");
        for (Error each : List.of(new OutOfMemoryError("provoked"), new NoClassDefFoundError("com/example/Missing"))) {
            error = each;

            assertThat(reader.readParked(GROUP, record, identity))
                    .isInstanceOfSatisfying(Delivery.NotRead.class, notRead -> {
                        assertThat(notRead.identity()).isEqualTo(identity);
                        assertThat(notRead.error()).hasCause(each);
                    });
        }
    }

    private EventEnvelope envelope(InboundRecord inbound) {
        if (error != null && inbound.equals(record)) {
            throw error;
        }
        return new EnvelopeReader(10_000).read(inbound);
    }

    private int deadLetters() {
        return bean(JdbcClient.class)
                .sql("select count(*) from event_inbox where record_offset = :offset and state = 'DEAD'")
                .param("offset", record.offset())
                .query(Integer.class)
                .single();
    }

    private static InboundRecord placed() {
        UUID order = UUID.randomUUID();
        String event = """
                {"specversion":"1.0","id":"%s","source":"/order-service","type":"orders.order.placed","subject":"s",\
                "time":"2026-01-05T09:15:30Z","datacontenttype":"application/json",\
                "dataschema":"https://eventorchestrator.io/schemas/orders.order.placed/2.0","data":{"orderId":"%s",\
                "customer":{"id":"a","email":"a@example.com"},"currency":"EUR","total":1,\
                "lines":[{"sku":"TEA","quantity":1,"unitPrice":1}]}}""".formatted(UUID.randomUUID(), order);
        return new InboundRecord(
                "orders.order.placed",
                0,
                offset++,
                order.toString().getBytes(StandardCharsets.UTF_8),
                List.of(),
                event.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T bean(Class<T> type) {
        return service.getBean(type);
    }
}
