package io.eventorchestrator.messaging.publishing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.messaging.PublishedEvent;
import io.eventorchestrator.messaging.envelope.EnvelopeWriter;
import io.eventorchestrator.messaging.envelope.EventClass;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.SchemaAddress;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.outbox.Outbox;
import io.eventorchestrator.messaging.tracing.EventTracing;
import io.eventorchestrator.messaging.transport.KafkaPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates the envelope and stores it in the outbox. */
final class OutboxEventPublisher implements EventPublisher {

    private final EventsProperties properties;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final CurrentEvent current;
    private final EventCodec codec;
    private final EventTracing tracing;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final EnvelopeWriter writer;

    OutboxEventPublisher(
            EventsProperties properties,
            Catalogue catalogue,
            Outbox outbox,
            CurrentEvent current,
            EventCodec codec,
            EventTracing tracing,
            DeliveryMetrics metrics,
            Clock clock) {
        this.properties = properties;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.current = current;
        this.codec = codec;
        this.tracing = tracing;
        this.metrics = metrics;
        this.clock = clock;
        this.writer = new EnvelopeWriter(properties.envelope(), new SchemaAddress(properties.schemaAddress()));
    }

    @Override
    public PublishedEvent publish(Event event) {
        HandledEvent cause = current.get();
        return store(event, cause == null ? null : cause.correlationId(), cause == null ? null : cause.id());
    }

    @Override
    public PublishedEvent publish(Event event, String correlationId) {
        HandledEvent cause = current.get();
        return store(event, correlationId, cause == null ? null : cause.id());
    }

    @Override
    public PublishedEvent publish(Event event, String correlationId, @Nullable String causationId) {
        return store(event, correlationId, causationId);
    }

    private PublishedEvent store(Event event, @Nullable String correlationId, @Nullable String causationId) {
        EventClass eventClass = EventClass.of(event.getClass());
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        Function<@Nullable EventTrace, PublishedEvent> store = trace -> store(
                event, envelope(id, eventClass, event, correlationId == null ? id : correlationId, causationId, trace));
        return current.isProbe()
                ? store.apply(current.trace())
                : tracing.publishing(eventClass.type(), id, current.trace(), store);
    }

    private PublishedEvent store(Event event, EventEnvelope envelope) {
        outbox.append(new OutboundRecord(
                envelope.type(),
                event.key().getBytes(StandardCharsets.UTF_8),
                KafkaPartitions.of(
                        event.key(), catalogue.channel(envelope.type()).partitions()),
                List.of(RecordHeader.of(OutboundRecord.CONTENT_TYPE, EnvelopeWriter.CONTENT_TYPE)),
                written(envelope)));
        if (!envelope.probe()) {
            metrics.published(envelope.type());
        }
        return new PublishedEvent(envelope.id(), envelope.correlationId());
    }

    // In the outbox it would block its key, because no topic accepts it.
    private byte[] written(EventEnvelope envelope) {
        byte[] value = writer.write(envelope);
        int largest = catalogue.limits().largestEvent();
        if (value.length > largest) {
            throw new IllegalArgumentException(
                    envelope.type() + " of " + value.length + " bytes, the contract allows " + largest);
        }
        return value;
    }

    private EventEnvelope envelope(
            String id,
            EventClass eventClass,
            Event event,
            String correlationId,
            @Nullable String causationId,
            @Nullable EventTrace trace) {
        return new EventEnvelope(
                id,
                "/" + properties.service(),
                eventClass.type(),
                event.key(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                eventClass.version(),
                correlationId,
                causationId,
                trace,
                current.isProbe(),
                codec.toData(eventClass, event));
    }
}
