package io.eventorchestrator.messaging.transport;

import java.util.List;
import java.util.Optional;

/** Names the parts of a record that a transport can't show or write unchanged, for the dead letter. */
@FunctionalInterface
public interface HiddenParts {

    /**
     * @param group the group that received the record
     * @return one printable name each, such as {@code key} or {@code header x}; empty if the transport preserves all
     */
    List<String> of(String group, InboundRecord inbound);

    /** The name of a reader that also hides parts without a trace; empty if {@link #of} names all that is hidden. */
    default Optional<String> reader() {
        return Optional.empty();
    }
}
