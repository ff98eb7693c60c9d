package io.eventorchestrator.tooling.demo;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One event of an order.
 *
 * @param data missing if the event has none, or none in JSON
 */
record OrderEvent(String type, String source, String subject, String correlation, OffsetDateTime time, JsonNode data) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws IllegalArgumentException with the reason, if it lacks an attribute that all events have */
    static OrderEvent of(@Nullable CloudEvent event) {
        CloudEvent one = given(event, "value");
        return new OrderEvent(
                one.getType(),
                one.getSource().toString().replaceFirst("^/", ""),
                given(one.getSubject(), "subject"),
                String.valueOf(one.getExtension("correlationid")),
                given(one.getTime(), "time"),
                json(one.getData()));
    }

    private static JsonNode json(@Nullable CloudEventData data) {
        try {
            return data == null ? MissingNode.getInstance() : JSON.readTree(data.toBytes());
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static <T> T given(@Nullable T field, String name) {
        if (field == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return field;
    }
}
