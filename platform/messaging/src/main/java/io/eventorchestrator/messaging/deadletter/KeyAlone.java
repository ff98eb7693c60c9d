package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.messaging.transport.HiddenParts;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names the parts that are lost because a record exceeds all limits and its letter keeps only the key. */
record KeyAlone(HiddenParts hidden) implements HiddenParts {

    @Override
    public List<String> of(String group, InboundRecord inbound) {
        List<String> notKept = new ArrayList<>();
        if (inbound.key() == null) {
            notKept.add("key");
        }
        notKept.addAll(List.of("headers", "value"));
        return notKept;
    }

    @Override
    public Optional<String> reader() {
        return hidden.reader();
    }
}
