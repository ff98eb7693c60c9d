package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.asyncapi.Payload;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event on a channel, in a version of a contract.
 *
 * @param type by which it is compared
 * @param topic that carries it
 */
record EventVersion(String type, TopicVersion topic, Message message) {

    private static final String APPLICATION = "the application";

    /** Its name in messages: that of the topic, if it has the same. */
    String name() {
        return type.equals(topic.name()) ? type : type + " on " + topic.name();
    }

    String version() {
        return message.version();
    }

    Payload payload() {
        return Payload.of(message);
    }

    /** The type of its content, by default that of the document; empty if neither declares one. */
    String contentType() {
        return message.declared()
                .text("contentType")
                .or(() -> topic.contract().documents().stream()
                        .flatMap(document -> document.text("defaultContentType").stream())
                        .findFirst())
                .orElse("");
    }

    /** The services that publish it; empty if none is declared. */
    String producers() {
        return operations(true).map(this::service).distinct().sorted().collect(Collectors.joining(", "));
    }

    /** The groups that read it, or the services if no group is declared. */
    List<String> readers() {
        return operations(false).map(this::reader).distinct().toList();
    }

    private Stream<Operation> operations(boolean sends) {
        return topic.operations().of(topic.channel().carrier().name(), message.type(), sends);
    }

    private String reader(Operation operation) {
        return operation.group().isEmpty() || operation.sends() ? service(operation) : operation.group();
    }

    private String service(Operation operation) {
        return service(operation, topic.contract().namesServices());
    }

    // Without x-service, the document's title is taken as the service's name, and may change for other reasons.
    static String service(Operation operation, boolean namesServices) {
        return namesServices ? operation.service() : APPLICATION;
    }
}
