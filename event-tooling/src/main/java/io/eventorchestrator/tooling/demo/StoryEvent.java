package io.eventorchestrator.tooling.demo;

import io.cloudevents.CloudEvent;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One event of an order. */
record StoryEvent(String type, String source, String subject, String story, OffsetDateTime time) {

    /** @throws IllegalArgumentException with the reason, if it lacks an attribute that all events have */
    static StoryEvent of(@Nullable CloudEvent event) {
        CloudEvent one = given(event, "value");
        return new StoryEvent(
                one.getType(),
                one.getSource().toString().replaceFirst("^/", ""),
                given(one.getSubject(), "subject"),
                String.valueOf(one.getExtension("correlationid")),
                given(one.getTime(), "time"));
    }

    private static <T> T given(@Nullable T field, String name) {
        if (field == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return field;
    }
}
