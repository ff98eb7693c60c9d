package io.eventorchestrator.tooling.demo;

import io.cloudevents.CloudEvent;
import java.time.OffsetDateTime;
import java.util.Objects;

/** One event of a story. */
record StoryEvent(String type, String source, String subject, String story, OffsetDateTime time) {

    /** @throws NullPointerException if it lacks what every event of this platform has */
    static StoryEvent of(CloudEvent event) {
        return new StoryEvent(
                event.getType(),
                event.getSource().toString().substring(1),
                Objects.requireNonNull(event.getSubject()),
                String.valueOf(event.getExtension("correlationid")),
                Objects.requireNonNull(event.getTime()));
    }
}
