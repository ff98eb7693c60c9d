package io.eventorchestrator.tooling.kubernetes;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Requires restricted Pod Security and a little more. A container whose image writes to its root may declare that, with
 * the reason, in the annotation {@code event-orchestrator/writable-root} of its pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
final class PodPolicy implements ManifestRule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> Stream.concat(
                                pod(workload.pod()),
                                workload.containers()
                                        .flatMap(container -> container(container, workload)
                                                .map(found -> "container "
                                                        + container.path("name").asString() + " " + found)))
                        .map(found -> workload.title() + ": " + found));
    }

    private static Stream<String> pod(JsonNode pod) {
        return Stream.of(
                        unless(pod.at("/securityContext/runAsNonRoot").asBoolean(false), "may run as root"),
                        unless(
                                pod.at("/securityContext/seccompProfile/type")
                                        .asString("")
                                        .equals("RuntimeDefault"),
                                "has no seccompProfile RuntimeDefault at the level of the pod"),
                        unless(
                                !pod.path("automountServiceAccountToken").asBoolean(true),
                                "mounts a service account's token"),
                        unless(!pod.path("enableServiceLinks").asBoolean(true), "has links to all Services"),
                        unless(
                                !pod.has("hostNetwork") && !pod.has("hostPID") && !pod.has("hostIPC"),
                                "shares the node's namespaces"))
                .flatMap(found -> found);
    }

    private static Stream<String> container(JsonNode container, Workload workload) {
        JsonNode security = container.path("securityContext");
        JsonNode resources = container.path("resources");
        return Stream.of(
                        unless(!security.path("allowPrivilegeEscalation").asBoolean(true), "may gain privileges"),
                        unless(
                                security.at("/capabilities/drop/0").asString("").equals("ALL"),
                                "keeps Linux capabilities"),
                        unless(
                                security.path("readOnlyRootFilesystem").asBoolean(false)
                                        || !workload.annotation("event-orchestrator/writable-root")
                                                .isEmpty(),
                                "writes to its root file system"),
                        unless(resources.path("limits").has("memory"), "has no memory limit"),
                        unless(
                                resources.path("requests").has("memory")
                                        && resources.path("requests").has("cpu"),
                                "requests no CPU or no memory"))
                .flatMap(found -> found);
    }

    private static Stream<String> unless(boolean right, String finding) {
        return right ? Stream.empty() : Stream.of(finding);
    }
}
