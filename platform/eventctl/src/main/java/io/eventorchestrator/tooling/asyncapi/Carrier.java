package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Source;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A channel that carries a message.
 *
 * @param name its key in the document
 * @param address such as a topic; empty if it is known at runtime only
 * @param settings of its binding, such as {@code partitions}
 * @param declared all that the document declares about it
 */
public record Carrier(String name, String address, Map<String, String> settings, Source source, Declared declared) {

    // The names that Kafka allows for topics.
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

    /** The topic of Kafka: that of its binding, or its address; empty if that can't be a topic's name. */
    public Optional<String> topic() {
        return declared.text("bindings", "kafka", "topic")
                .or(() -> Optional.of(address))
                .filter(name -> TOPIC.matcher(name).matches());
    }
}
