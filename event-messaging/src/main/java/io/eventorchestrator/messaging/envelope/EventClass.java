package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.EventType;

/** What the annotation of an event record says. */
public record EventClass(Class<? extends Event> record, String type, SchemaVersion version) {

    /** @throws IllegalArgumentException if the class carries no {@link EventType} */
    public static EventClass of(Class<? extends Event> record) {
        EventType annotation = record.getAnnotation(EventType.class);
        if (annotation == null) {
            throw new IllegalArgumentException(record.getName() + " carries no @EventType");
        }
        return new EventClass(record, annotation.value(), SchemaVersion.parse(annotation.version()));
    }
}
