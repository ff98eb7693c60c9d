package io.eventorchestrator.messaging.tracing;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;

/**
 * Names an observation and its attributes by OpenTelemetry's conventions for messaging. The metrics get few tags, the
 * spans all attributes.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">
 *     OpenTelemetry: Messaging spans</a>
 */
final class MessagingAttributes {

    private static final KeyValue SYSTEM = KeyValue.of("messaging.system", "kafka");

    private MessagingAttributes() {}

    /** @param operation {@code send}, {@code process} or {@code settle} */
    static void describe(Observation.Context context, String operation, String topic, String id) {
        context.setContextualName(topic + " " + operation);
        context.addLowCardinalityKeyValue(KeyValue.of("event", topic));
        context.addHighCardinalityKeyValue(SYSTEM);
        context.addHighCardinalityKeyValue(KeyValue.of("messaging.operation.type", operation));
        context.addHighCardinalityKeyValue(KeyValue.of("messaging.destination.name", topic));
        context.addHighCardinalityKeyValue(KeyValue.of("messaging.message.id", id));
    }

    static void describeConsumer(Observation.Context context, String group, String correlationId) {
        context.addLowCardinalityKeyValue(KeyValue.of("group", group));
        context.addHighCardinalityKeyValue(KeyValue.of("messaging.consumer.group.name", group));
        context.addHighCardinalityKeyValue(KeyValue.of("messaging.message.conversation_id", correlationId));
    }
}
