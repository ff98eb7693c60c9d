package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Source;
import java.util.Map;

/**
 * A channel that carries a message.
 *
 * @param name its key in the document
 * @param address such as a topic; empty if it is known at runtime only
 * @param settings of its binding, such as {@code partitions}
 * @param declared all that the document declares about it
 */
public record Carrier(String name, String address, Map<String, String> settings, Source source, Declared declared) {}
