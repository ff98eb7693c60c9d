package io.eventorchestrator.messaging.transport;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Limits;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The contract's size limits for the records of each topic. */
public final class RecordLimits {

    private final Limits limits;
    private final Set<String> eventTopics;

    public RecordLimits(Catalogue catalogue) {
        this.limits = catalogue.limits();
        this.eventTopics = catalogue.channels().stream().map(Channel::topic).collect(Collectors.toUnmodifiableSet());
    }

    /** The reason why a record is too large for its topic; empty if it fits. */
    Optional<String> excess(OutboundRecord outbound) {
        boolean isEvent = eventTopics.contains(outbound.topic());
        int largestRecord = isEvent ? limits.eventRecord() : limits.letterRecord();
        int largestValue = isEvent ? limits.largestEvent() : largestRecord;
        byte[] value = outbound.value();
        if (value != null && value.length > largestValue) {
            return Optional.of("an event of " + value.length + " bytes, the contract allows " + largestValue);
        }
        return outbound.bytes() > largestRecord
                ? Optional.of("a record of " + outbound.bytes() + " bytes with its key and headers, " + outbound.topic()
                        + " takes " + largestRecord)
                : Optional.empty();
    }
}
