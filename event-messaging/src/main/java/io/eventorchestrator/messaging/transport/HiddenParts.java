package io.eventorchestrator.messaging.transport;

import java.util.List;

/** Tells which parts of a record a transport can't show or write as they are, so that a dead letter can say so. */
@FunctionalInterface
public interface HiddenParts {

    /**
     * @param group whom the record was delivered to
     * @return one printable name each, such as {@code key} or {@code header x}; empty if the transport keeps everything
     */
    List<String> of(String group, InboundRecord inbound);
}
