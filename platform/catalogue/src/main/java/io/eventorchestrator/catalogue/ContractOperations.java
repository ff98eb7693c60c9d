package io.eventorchestrator.catalogue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The operations of a contract, each with its service and channel. */
record ContractOperations(ContractPart document) {

    private static final Pattern ACTION = Pattern.compile("send|receive");

    /** @param action {@code send} or {@code receive} */
    List<ContractPart> all(String action) {
        return document.parts("operations", "operation")
                .map(Map.Entry::getValue)
                .filter(operation ->
                        operation.matching("/action", ACTION, "send or receive").equals(action))
                .toList();
    }

    String serviceOf(ContractPart operation) {
        return operation.matching("/x-service", ContractNames.SERVICE, ContractNames.SERVICE_IN_WORDS);
    }

    String channelOf(ContractPart operation) {
        String reference = operation.text("/channel/$ref");
        String channel = reference.replaceFirst("^#/channels/", "");
        if (!document.json().path("channels").has(channel) || reference.equals(channel)) {
            throw operation.invalid("the contract has no channel " + reference);
        }
        return channel;
    }

    String topicOf(ContractPart operation) {
        String channel = channelOf(operation);
        return document.at("/channels/" + channel, "channel " + channel).text("/address");
    }

    /** Refuses parts of an operation that AsyncAPI allows and the platform does not support. */
    static void refuseUnserved(ContractPart operation) {
        refuseReferences(operation);
        operation.refuse("reply", "is not served: events have no replies, so publish another event instead");
    }

    /** Refuses references and traits, whose content is somewhere else. */
    static void refuseReferences(ContractPart part) {
        part.refuse("$ref", "is not followed here; write the part in its place");
        part.refuse("traits", "are not applied here; write their keys in its place");
    }
}
