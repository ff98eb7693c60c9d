package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.EventType;
import io.eventorchestrator.contracts.Superseded;
import io.eventorchestrator.contracts.Supersedes;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of an event record.
 *
 * @param supersedes the event of the previous major, which this one can be upcast from; null for the first
 */
public record EventClass(
        Class<? extends Event> record,
        String type,
        SchemaVersion version,
        @Nullable EventClass supersedes) {

    /**
     * @throws IllegalArgumentException if the class lacks {@link EventType}, or supersedes anything but the same event
     *     with an older major
     */
    public static EventClass of(Class<? extends Event> record) {
        EventType annotation = annotation(record);
        SchemaVersion version = SchemaVersion.parse(annotation.version());
        return new EventClass(record, annotation.value(), version, older(record, annotation.value(), version));
    }

    private static EventType annotation(Class<? extends Event> record) {
        EventType annotation = record.getAnnotation(EventType.class);
        if (annotation == null) {
            throw new IllegalArgumentException(record.getName() + " has no @EventType");
        }
        return annotation;
    }

    private static @Nullable EventClass older(Class<? extends Event> record, String type, SchemaVersion version) {
        Supersedes supersedes = record.getAnnotation(Supersedes.class);
        if (supersedes == null) {
            return null;
        }
        // Checked before the older class is followed, because a chain that leads back to its start has no end.
        EventType older = annotation(supersedes.value());
        if (!older.value().equals(type) || SchemaVersion.parse(older.version()).major() >= version.major()) {
            throw new IllegalArgumentException(record.getName() + " is " + type + " " + version
                    + " and can't supersede " + older.value() + " " + older.version());
        }
        return of(supersedes.value());
    }

    /** The class of a major version: this one or a superseded one. */
    Optional<EventClass> ofMajor(int major) {
        return Stream.iterate(this, Objects::nonNull, EventClass::supersedes)
                .filter(candidate -> candidate.version().major() == major)
                .findFirst();
    }

    /** Upcasts the event to this class, through every major between. */
    Event lift(Event event) {
        Event lifted = event;
        while (!record.isInstance(lifted) && lifted instanceof Superseded<?> older) {
            lifted = older.upcast();
        }
        return record.cast(lifted);
    }
}
