package io.eventorchestrator.system;

import io.eventorchestrator.platform.LocalKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Writes the production overlay's Dapr components to a folder that a sidecar on this machine can load, except for state
 * stores, which have nothing to do with Kafka.
 */
final class ProductionComponents {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path ACCESS = Path.of("../..", "dapr-components", "configuration", "access.yaml");
    private static final Path K8S = Path.of("../..", "k8s");
    private static final Path GENERATED = K8S.resolve(Path.of("generated", "dapr", "components.yaml"));
    private static final Path PATCH = K8S.resolve(Path.of("overlays", "production", "services", "kafka-sasl-tls.yaml"));

    private final Path folder;

    ProductionComponents(Path folder) {
        this.folder = folder;
    }

    /** @param certificate for the sidecar to trust, as PEM */
    Path write(String brokers, String password, String certificate) throws IOException {
        Files.createDirectories(folder.resolve("subscriptions"));
        Files.createDirectories(folder.resolve("configuration"));
        Files.copy(ACCESS, folder.resolve("configuration").resolve("access.yaml"), StandardCopyOption.REPLACE_EXISTING);
        Map<String, String> secret =
                Map.of("brokers", brokers, "username", LocalKafka.USER, "password", password, "ca.crt", certificate);
        for (JsonNode component : YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(GENERATED.toFile())
                .readAll()) {
            if (component.at("/spec/type").asString().startsWith("pubsub.")) {
                patch(component);
                resolve((ObjectNode) component, secret);
                String name = component.path("metadata").path("name").asString();
                YAML.writeValue(folder.resolve(name + ".yaml").toFile(), component);
            }
        }
        return folder;
    }

    /** Applies the operations that the overlay uses: test, replace, and append to a list. */
    private static void patch(JsonNode component) {
        for (JsonNode step : YAML.readTree(PATCH.toFile())) {
            String path = step.path("path").asString();
            int name = path.lastIndexOf('/');
            JsonNode parent = component.at(path.substring(0, name));
            String op = step.path("op").asString() + (parent.isArray() ? " to a list" : "");
            switch (op) {
                case "add to a list" -> ((ArrayNode) parent).add(step.path("value"));
                case "replace" -> ((ObjectNode) parent).set(path.substring(name + 1), step.path("value"));
                case "test" -> require(component.at(path).equals(step.path("value")), step);
                default -> throw new IllegalStateException("not known here: " + step);
            }
        }
    }

    /** Resolves references to the Secret {@code kafka}, the only one used, as Dapr's operator does. */
    private static void resolve(ObjectNode component, Map<String, String> secret) {
        component.remove("auth");
        for (JsonNode setting : component.at("/spec/metadata")) {
            JsonNode reference = setting.path("secretKeyRef");
            if (!reference.isMissingNode()) {
                require(reference.path("name").asString().equals("kafka"), setting);
                ((ObjectNode) setting)
                        .put("value", secret.get(reference.path("key").asString()));
                ((ObjectNode) setting).remove("secretKeyRef");
            }
        }
    }

    private static void require(boolean held, JsonNode step) {
        if (!held) {
            throw new IllegalStateException("does not hold: " + step);
        }
    }
}
