package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.PublishedEvent;
import org.jspecify.annotations.Nullable;

/** A planted bug: publishes nothing. */
final class SilentPublisher implements EventPublisher {

    @Override
    public PublishedEvent publish(Event event) {
        return publish(event, "silent");
    }

    @Override
    public PublishedEvent publish(Event event, String correlationId) {
        return publish(event, correlationId, null);
    }

    @Override
    public PublishedEvent publish(Event event, String correlationId, @Nullable String causationId) {
        return new PublishedEvent("silent", correlationId);
    }
}
