package io.eventorchestrator.catalogue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Compares {@code k8s/generated} with the contract, and with the components of this machine. */
class KubernetesResourcesTest {

    private static final Path GENERATED = Path.of("../../k8s/generated");
    private static final Path LOCAL = Path.of("../../dapr-components");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Catalogue catalogue = Catalogue.load();
    private final Map<String, String> files = new KubernetesResources(catalogue).files();

    @Test
    void theFilesAreGeneratedFromTheContract() throws IOException {
        assertThat(read(GENERATED)).as("run ./eventctl generate kubernetes").isEqualTo(files);
    }

    @Test
    void componentsDifferFromTheLocalOnesOnlyInTheSourceOfTheirSecrets() throws IOException {
        Map<String, JsonNode> local = resources(read(LOCAL).values(), "Component");
        local.remove("environment");
        local.values().forEach(KubernetesResourcesTest::takeBrokersFromTheCluster);

        assertThat(generated("Component")).isEqualTo(local);
    }

    private static void takeBrokersFromTheCluster(JsonNode component) {
        ((ObjectNode) component.at("/spec/metadata/0/secretKeyRef"))
                .put("name", "kafka")
                .put("key", "brokers");
        ((ObjectNode) component.path("auth")).put("secretStore", "kubernetes");
    }

    @Test
    void subscriptionsAndResiliencyAreTheLocalOnes() throws IOException {
        for (String kind : List.of("Subscription", "Resiliency")) {
            assertThat(generated(kind)).isEqualTo(resources(read(LOCAL).values(), kind));
        }
    }

    @Test
    void everyTopicIsGeneratedUnderItsOwnName() {
        Map<String, Integer> partitions =
                catalogue.topics().stream().collect(Collectors.toMap(Topic::name, Topic::partitions));

        assertThat(generated("KafkaTopic").entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                topic -> topic.getValue().at("/spec/partitions").asInt())))
                .isEqualTo(partitions);
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

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
