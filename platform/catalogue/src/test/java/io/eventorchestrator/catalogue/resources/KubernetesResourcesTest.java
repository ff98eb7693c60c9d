package io.eventorchestrator.catalogue.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.Topic;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Compares the resources generated for a cluster with the contract. */
class KubernetesResourcesTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Catalogue catalogue = Catalogue.load();
    private final Map<String, String> files = new KubernetesResources(catalogue).files();

    @Test
    void aClusterGetsExactlyTheTopicsThatTopicsPlanCompares() {
        assertThat(generated("KafkaTopic").values().stream().map(KubernetesResourcesTest::topic))
                .containsExactlyInAnyOrderElementsOf(catalogue.topics());
    }

    private static Topic topic(JsonNode resource) {
        JsonNode replicas = resource.at("/spec/replicas");
        return new Topic(
                resource.at("/metadata/name").asString(),
                resource.at("/spec/partitions").asInt(),
                replicas.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(replicas.asInt()),
                resource.at("/spec/config")
                        .propertyStream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, value -> value.getValue().asString())));
    }

    @Test
    void everySubscriptionScalesItsService() {
        Stream<String> triggers = generated("ScaledObject").entrySet().stream()
                .flatMap(scaled -> scaled.getValue()
                        .at("/spec/triggers")
                        .valueStream()
                        .map(trigger -> scaled.getKey() + " "
                                + trigger.at("/metadata/consumerGroup").asString() + " "
                                + trigger.at("/metadata/topic").asString()));

        assertThat(triggers)
                .containsExactlyInAnyOrderElementsOf(catalogue.groups().stream()
                        .flatMap((Group group) -> group.subscriptions().stream()
                                .map(topic -> group.service() + " " + group.name() + " " + topic))
                        .toList());
    }

    private Map<String, JsonNode> generated(String kind) {
        return resources(files.values(), kind);
    }

    private static Map<String, JsonNode> resources(Iterable<String> documents, String kind) {
        return Stream.of(String.join("---\n", documents).split("(?m)^---\n"))
                .map(YAML::readTree)
                .filter(resource -> resource.path("kind").asString().equals(kind))
                .collect(Collectors.toMap(
                        resource -> resource.at("/metadata/name").asString(),
                        Function.identity(),
                        (one, other) -> other,
                        TreeMap::new));
    }
}
