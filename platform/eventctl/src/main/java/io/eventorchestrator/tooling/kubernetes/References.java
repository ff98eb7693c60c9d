package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Requires that everything a pod or component refers to exists, in the overlay or among the operator's secrets. */
final class References implements ManifestRule {

    private final Set<String> brought;

    References(Catalogue catalogue) {
        brought = brought(catalogue);
    }

    @Override
    public Stream<String> findings(Manifests manifests) {
        return Stream.of(
                        manifests.resources().stream().flatMap(resource -> secrets(resource, manifests)),
                        manifests.workloads().flatMap(workload -> others(workload, manifests)))
                .flatMap(found -> found);
    }

    private static Set<String> brought(Catalogue catalogue) {
        return Stream.concat(RequiredSecret.production(catalogue).stream(), RequiredSecret.local(catalogue).stream())
                .map(RequiredSecret::name)
                .collect(Collectors.toSet());
    }

    private Stream<String> secrets(JsonNode resource, Manifests manifests) {
        Stream<String> references = resource.findValues("secretKeyRef").stream()
                .map(it -> it.path("name").asString());
        Stream<String> targets = resource.findValues("secretTargetRef").stream()
                .flatMap(JsonNode::valueStream)
                .map(it -> it.path("name").asString());
        Stream<String> tokens = Stream.of("dapr.io/api-token-secret", "dapr.io/app-token-secret")
                .map(new Workload(resource)::annotation)
                .filter(name -> !name.isEmpty());
        Stream<String> volumes = resource.findValues("secret").stream()
                .map(it -> it.path(it.has("secretName") ? "secretName" : "name").asString());
        return Stream.of(references, targets, tokens, volumes)
                .flatMap(names -> names)
                .distinct()
                .filter(name ->
                        !brought.contains(name) && !manifests.names("Secret").contains(name))
                .map(name -> Manifests.title(resource) + ": nothing provides the Secret " + name);
    }

    private static Stream<String> others(Workload workload, Manifests manifests) {
        Stream<String> maps = Stream.of("configMapRef", "configMapKeyRef", "configMap")
                .flatMap(kind -> workload.pod().findValues(kind).stream())
                .map(reference -> reference.path("name").asString())
                .filter(name -> manifests.find("ConfigMap", name).isEmpty())
                .map(name -> workload.title() + ": there is no ConfigMap " + name);
        String account = workload.pod().path("serviceAccountName").asString("");
        return account.isEmpty() || manifests.find("ServiceAccount", account).isPresent()
                ? maps
                : Stream.concat(maps, Stream.of(workload.title() + ": there is no ServiceAccount " + account));
    }
}
