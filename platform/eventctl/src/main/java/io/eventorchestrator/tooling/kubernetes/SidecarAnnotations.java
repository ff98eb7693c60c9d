package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds annotations that the injector would ignore: unknown names and unreadable values. */
final class SidecarAnnotations implements ManifestRule {

    private static final Set<String> KNOWN = known();
    private static final Map<Pattern, Pattern> FORMS = Map.of(
            Pattern.compile(".*/(enabled|enable-.*|disable-builtin-.*|log-as-json)"), Pattern.compile("true|false"),
            Pattern.compile(".*-(port|interval|timeout|threshold|seconds)"), Pattern.compile("\\d+"),
            Pattern.compile(".*-duration"), Durations.FORM,
            Pattern.compile(".*-(cpu|memory)-(request|limit)"), Pattern.compile("\\d+(m|Ki|Mi|Gi)?"),
            Pattern.compile(".*/max-body-size"), Pattern.compile("\\d+"),
            Pattern.compile(".*/app-protocol"), Pattern.compile("https?|grpcs?|h2c"));
    private static final String BODY = "dapr.io/max-body-size";
    private static final String LISTEN = "dapr.io/sidecar-listen-addresses";
    private static final Set<String> NEEDED = Set.of(
            "dapr.io/app-id",
            "dapr.io/app-port",
            "dapr.io/config",
            "dapr.io/enable-app-health-check",
            "dapr.io/app-health-check-path",
            BODY,
            "dapr.io/api-token-secret",
            "dapr.io/app-token-secret",
            "dapr.io/sidecar-memory-limit",
            "dapr.io/sidecar-cpu-request",
            "dapr.io/block-shutdown-duration",
            "dapr.io/graceful-shutdown-seconds");

    private static Set<String> known() {
        try (InputStream list = Objects.requireNonNull(
                SidecarAnnotations.class.getResourceAsStream("/kubernetes/dapr-annotations.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private final int largestBody;

    SidecarAnnotations(Catalogue catalogue) {
        largestBody = catalogue.limits().requestBody();
    }

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> Stream.of(
                                unknown(workload), malformed(workload), missing(workload), wrong(workload, manifests))
                        .flatMap(found -> found)
                        .map(found -> workload.title() + ": " + found));
    }

    private static Stream<String> unknown(Workload workload) {
        return dapr(workload)
                .map(Map.Entry::getKey)
                .filter(name -> !KNOWN.contains(name))
                .map(name -> "Dapr has no annotation " + name);
    }

    private static Stream<String> malformed(Workload workload) {
        return dapr(workload)
                .filter(annotation -> FORMS.entrySet().stream()
                        .anyMatch(form ->
                                form.getKey().matcher(annotation.getKey()).matches()
                                        && !form.getValue()
                                                .matcher(annotation.getValue().asString())
                                                .matches()))
                .map(annotation -> annotation.getKey() + " can't be \""
                        + annotation.getValue().asString() + "\"");
    }

    private static Stream<String> missing(Workload workload) {
        return NEEDED.stream()
                .filter(name ->
                        workload.hasSidecar() && workload.annotation(name).isEmpty())
                .sorted()
                .map(name -> "has a sidecar, but no annotation " + name);
    }

    private Stream<String> wrong(Workload workload, Manifests manifests) {
        String port = workload.annotation("dapr.io/app-port");
        String configuration = workload.annotation("dapr.io/config");
        return Stream.of(
                        workload.hasSidecar() && workload.portNumbers().contains(port)
                                ? "the app-port " + port + " is a container's port, open to others than the sidecar"
                                : "",
                        workload.hasSidecar() && !workload.variables("APP_PORT").contains(port)
                                ? "no container listens on the app-port " + port + ": none has it as its APP_PORT"
                                : "",
                        workload.hasSidecar()
                                        && !manifests.names("Configuration").contains(configuration)
                                ? "there is no Configuration " + configuration
                                : "",
                        workload.annotation(LISTEN).isEmpty()
                                ? ""
                                : LISTEN + " opens the sidecar's API to other pods; by default it is on the loopback",
                        tooSmall(workload.annotation(BODY)))
                .filter(found -> !found.isEmpty());
    }

    // A dead letter that is too large for the sidecar would never leave its service.
    private String tooSmall(String body) {
        return body.matches("\\d{1,9}") && Integer.parseInt(body) < largestBody
                ? BODY + " is less than the " + largestBody + " that a dead letter may take"
                : "";
    }

    private static Stream<Map.Entry<String, JsonNode>> dapr(Workload workload) {
        return workload.annotations()
                .propertyStream()
                .filter(annotation -> annotation.getKey().startsWith("dapr.io/")
                        || (annotation.getKey().contains("dapr")
                                && !annotation.getKey().startsWith("event-orchestrator/")));
    }
}
