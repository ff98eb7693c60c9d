package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Generates one component that publishes the events of all services, and one reading component per consumer group,
 * because the sidecar serialises the bulk delivery of a component by one lock. A group's dead letters use its own
 * component, which may send larger records: a dead letter contains the original record and additional headers.
 */
final class DaprComponents {

    private static final String PUBLISHER = "events";
    private static final String LARGEST = "maxMessageBytes";
    private static final String NO_HEADERS = "excludeHeaderMetaRegex";
    // Publish instructions for the sidecar, which would otherwise become record headers.
    private static final String TOLD = "partitionKey|partitionNumber|rawPayload";

    private final Catalogue catalogue;
    private final SecretSource secrets;

    DaprComponents(Catalogue catalogue, SecretSource secrets) {
        this.catalogue = catalogue;
        this.secrets = secrets;
    }

    List<Map<String, Object>> all() {
        return Stream.concat(Stream.of(publisher()), catalogue.groups().stream().map(this::reader))
                .toList();
    }

    private Map<String, Object> publisher() {
        return component(
                PUBLISHER,
                List.of(
                        value("publishingScopes", scopes(this::publishedBy)),
                        value("subscriptionScopes", scopes(service -> "")),
                        value(LARGEST, String.valueOf(catalogue.limits().eventRecord())),
                        value(NO_HEADERS, "^(" + TOLD + ")$"),
                        value("consumerGroup", "none")),
                services());
    }

    private Map<String, Object> reader(Group group) {
        return component(
                group.name(),
                List.of(
                        value("consumerGroup", group.name()),
                        value("initialOffset", "oldest"),
                        value("publishingScopes", scope(group, group::deadLetterTopic)),
                        value("subscriptionScopes", scope(group, topic -> topic)),
                        value(LARGEST, String.valueOf(catalogue.limits().letterRecord())),
                        // A producer's header __topic or __offset would replace the true one.
                        value(NO_HEADERS, "^(__.*|" + TOLD + ")$")),
                List.of(group.service()));
    }

    private static String scope(Group group, UnaryOperator<String> topicOf) {
        return Stream.concat(group.topics().stream().sorted(), Stream.of(group.replayTopic()))
                .map(topicOf)
                .collect(Collectors.joining(",", group.service() + "=", ""));
    }

    // An overlay's patches for SASL and TLS rely on the order of the first three.
    private Map<String, Object> component(String name, List<Map<String, Object>> metadata, List<String> services) {
        List<Map<String, Object>> entries = new ArrayList<>(List.of(
                secrets.brokers(), value("authType", "none"), value("version", "3.9.0"), value("clientID", name)));
        entries.addAll(metadata);
        Map<String, Object> component = Yaml.resource("dapr.io/v1alpha1", "Component", name);
        component.put("spec", Yaml.map("type", "pubsub.kafka", "version", "v1", "metadata", entries));
        component.put("auth", secrets.auth());
        component.put("scopes", services);
        return component;
    }

    private static Map<String, Object> value(String name, String value) {
        return Yaml.map("name", name, "value", value);
    }

    private String scopes(UnaryOperator<String> topics) {
        return services().stream()
                .map(service -> service + "=" + topics.apply(service))
                .collect(Collectors.joining(";"));
    }

    private String publishedBy(String service) {
        return catalogue.channels().stream()
                .filter(channel -> channel.producer().equals(service))
                .map(Channel::topic)
                .collect(Collectors.joining(","));
    }

    private List<String> services() {
        return catalogue.channels().stream().map(Channel::producer).distinct().toList();
    }
}
