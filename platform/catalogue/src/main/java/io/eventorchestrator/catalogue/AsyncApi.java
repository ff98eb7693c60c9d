package io.eventorchestrator.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the parts of an AsyncAPI 3.0 document that the catalogue is made of. */
final class AsyncApi {

    private final JsonNode document;

    private AsyncApi(JsonNode document) {
        this.document = document;
    }

    static AsyncApi fromClasspath(String resource) {
        try (InputStream yaml = AsyncApi.class.getResourceAsStream(resource)) {
            if (yaml == null) {
                throw new IllegalStateException("no contract on the classpath: " + resource);
            }
            return new AsyncApi(new YAMLMapper().readTree(yaml));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Catalogue catalogue() {
        return new Catalogue(channels(), groups(), limits());
    }

    private Limits limits() {
        return new Limits(Integer.parseInt(text(document, "/x-largest-event")));
    }

    private List<Channel> channels() {
        Map<String, String> producers = operations("send").stream()
                .collect(Collectors.toMap(AsyncApi::channelOf, operation -> text(operation, "/x-service")));
        return document.path("channels")
                .propertyStream()
                .map(channel -> channel(channel.getKey(), channel.getValue(), producers))
                .toList();
    }

    private Channel channel(String event, JsonNode channel, Map<String, String> producers) {
        JsonNode message = document.at("/components/messages/" + event);
        JsonNode kafka = channel.at("/bindings/kafka");
        String producer = producers.get(event);
        if (producer == null) {
            throw new IllegalStateException("the contract names no producer of " + event);
        }
        return new Channel(
                text(channel, "/address"),
                event,
                text(message, "/x-version"),
                producer,
                text(message, "/x-key"),
                Integer.parseInt(text(kafka, "/partitions")),
                Duration.ofMillis(Long.parseLong(text(kafka, "/topicConfiguration/retention.ms"))));
    }

    private List<Group> groups() {
        Map<String, List<JsonNode>> byGroup = operations("receive").stream()
                .collect(Collectors.groupingBy(
                        operation -> text(operation, "/bindings/kafka/groupId/enum/0"),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .toList();
    }

    private Group group(String name, List<JsonNode> reads) {
        List<String> topics = reads.stream().map(this::topicOf).toList();
        return new Group(
                name, text(reads.getFirst(), "/x-service"), text(reads.getFirst(), "/summary"), topics, routes(reads));
    }

    private Map<String, ContentRoute> routes(List<JsonNode> reads) {
        return reads.stream()
                .filter(read -> read.has("x-route"))
                .collect(Collectors.toMap(
                        this::topicOf,
                        read -> new ContentRoute(
                                text(read, "/x-route/property"), Long.parseLong(text(read, "/x-route/from")))));
    }

    private String topicOf(JsonNode read) {
        return text(document, "/channels/" + channelOf(read) + "/address");
    }

    private List<JsonNode> operations(String action) {
        return document.path("operations")
                .valueStream()
                .filter(operation -> text(operation, "/action").equals(action))
                .toList();
    }

    private static String channelOf(JsonNode operation) {
        String reference = text(operation, "/channel/$ref");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String text(JsonNode node, String pointer) {
        JsonNode value = node.at(pointer);
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalStateException("the contract has no " + pointer + " in " + shortened(node));
        }
        return value.asString();
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
