package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Source;
import java.util.List;

/**
 * A declaration that a service sends, or receives, the messages of one channel.
 *
 * @param name its key in the document
 * @param carrier the channel
 * @param service that sends or receives
 * @param group consumer group; empty if none is declared, or the service sends
 * @param types of the messages
 * @param replies types of the messages that answer them
 * @param declared all that the document declares about it
 */
public record Operation(
        String name,
        boolean sends,
        Carrier carrier,
        String service,
        String group,
        List<String> types,
        List<String> replies,
        Source source,
        Declared declared) {

    /** The name of the channel, which another document may have, too. */
    public String channel() {
        return carrier.name();
    }
}
