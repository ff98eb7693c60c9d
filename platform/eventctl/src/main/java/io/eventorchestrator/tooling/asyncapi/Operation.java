package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Source;
import java.util.List;

/**
 * A declaration that a service sends, or receives, the messages of one channel.
 *
 * @param name its key in the document
 * @param channel the name of the channel
 * @param service that sends or receives
 * @param group consumer group; empty if none is declared, or the service sends
 * @param types of the messages
 * @param replies types of the messages that answer them
 * @param declared all that the document declares about it
 */
public record Operation(
        String name,
        boolean sends,
        String channel,
        String service,
        String group,
        List<String> types,
        List<String> replies,
        Source source,
        Declared declared) {}
