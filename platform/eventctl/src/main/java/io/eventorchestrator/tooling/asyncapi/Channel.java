package io.eventorchestrator.tooling.asyncapi;

import java.util.List;

/** A channel with each message that it carries, as this channel declares it. */
public record Channel(Carrier carrier, List<Message> messages) {

    public Channel {
        messages = List.copyOf(messages);
    }
}
