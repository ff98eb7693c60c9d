package io.eventorchestrator.tooling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Uses a mock of the API server that stores resources. */
@EnableKubernetesMockClient(https = false, crud = true)
class ClusterDoctorTest {

    private static final String NAMESPACE = "event-orchestrator";
    KubernetesClient cluster;

    private final StringWriter said = new StringWriter();

    @Test
    void anEmptyClusterLacksEachPrerequisiteInASeparateLine() {
        assertThat(examine(Overlay.PRODUCTION)).isFalse();
        assertThat(said.toString().lines().filter(line -> line.startsWith("MISSING")))
                .anyMatch(line -> line.contains("dapr-operator is missing"))
                .anyMatch(line -> line.contains("mTLS is off"))
                .anyMatch(line -> line.contains("components.dapr.io is missing: install Dapr"))
                .anyMatch(line -> line.contains("kafkatopics.kafka.strimzi.io is missing: install Strimzi"))
                .anyMatch(line -> line.contains("order-service-database is missing in event-orchestrator"));
    }

    @Test
    void aClusterWithEverythingIsReady() {
        installAll();

        assertThat(examine(Overlay.PRODUCTION)).as(said.toString()).isTrue();
        assertThat(said.toString()).contains("The cluster is ready.");
    }

    @Test
    void theLocalOverlayNeedsNoOperators() {
        installDapr("1.18.2", "true");
        bring(RequiredSecret.local(Catalogue.load()));

        assertThat(examine(Overlay.LOCAL)).as(said.toString()).isTrue();
    }

    @Test
    void theLocalOverlayNeedsItsSecrets() {
        installDapr("1.18.2", "true");

        assertThat(examine(Overlay.LOCAL)).isFalse();
        assertThat(said.toString())
                .contains(
                        "postgres is missing in event-orchestrator", "returns-token is missing in event-orchestrator");
    }

    @Test
    void aBrokerThatIsNotReadyIsReported() {
        installAll();
        kafka("False").update();

        assertThat(examine(Overlay.PRODUCTION)).isFalse();
        assertThat(said.toString()).contains("the cluster events is not ready");
    }

    @Test
    void anOldDaprIsNamedWithItsVersion() {
        installDapr("1.17.4", "true");

        assertThat(examine(Overlay.LOCAL)).isFalse();
        assertThat(said.toString()).contains("daprio/dapr-sentry:1.17.4, older than 1.18");
    }

    @Test
    void sidecarsRefusedByRestrictedPodsAreFound() {
        installDapr("1.18.2", "false");

        assertThat(examine(Overlay.LOCAL)).isFalse();
        assertThat(said.toString()).contains("sidecarDropALLCapabilities=true");
    }

    @Test
    void aSecretThatLacksAKeySaysWhich() {
        installAll();
        cluster.secrets()
                .inNamespace(NAMESPACE)
                .resource(secret("kafka", List.of("brokers", "username")))
                .update();

        assertThat(examine(Overlay.PRODUCTION)).isFalse();
        assertThat(said.toString()).contains("kafka in event-orchestrator lacks [password, ca.crt]");
    }

    @Test
    void aClusterThatDoesNotAnswerIsReportedInOneLine() {
        Config nowhere = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:1/")
                .withRequestRetryBackoffLimit(0)
                .build();
        ClusterDoctor doctor = new ClusterDoctor(
                () -> new KubernetesClientBuilder().withConfig(nowhere).build());

        assertThatThrownBy(() -> doctor.examine(Overlay.LOCAL, NAMESPACE, new PrintWriter(said)))
                .isInstanceOf(NotStartable.class)
                .hasMessageContaining("does not answer");
    }

    private boolean examine(Overlay overlay) {
        return new ClusterDoctor(() -> cluster).examine(overlay, NAMESPACE, new PrintWriter(said, true));
    }

    private void installAll() {
        installDapr("1.18.2", "true");
        Stream.of("kafkas.kafka.strimzi.io", "kafkatopics.kafka.strimzi.io").forEach(name -> define(name, "v1"));
        Stream.of("scaledobjects.keda.sh", "triggerauthentications.keda.sh").forEach(name -> define(name, "v1alpha1"));
        kafka("True").create();
        bring(RequiredSecret.production(Catalogue.load()));
    }

    private void bring(List<RequiredSecret> secrets) {
        secrets.forEach(
                secret -> cluster.resource(secret(secret.name(), secret.keys())).create());
    }

    private Resource<GenericKubernetesResource> kafka(String ready) {
        GenericKubernetesResource events = generic("kafka.strimzi.io/v1", "Kafka", "kafka", "events")
                .addToAdditionalProperties(
                        "status", Map.of("conditions", List.of(Map.of("type", "Ready", "status", ready))))
                .build();
        return cluster.genericKubernetesResources(BrokerCluster.KAFKA).resource(events);
    }

    private static GenericKubernetesResourceBuilder generic(
            String version, String kind, String namespace, String name) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(version)
                .withKind(kind)
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata();
    }

    private void installDapr(String version, String dropsAll) {
        for (String part : List.of("dapr-operator", "dapr-sentry", "dapr-sidecar-injector")) {
            cluster.resource(deployment(part, version, dropsAll)).create();
        }
        Stream.of(
                        "components.dapr.io",
                        "subscriptions.dapr.io",
                        "resiliencies.dapr.io",
                        "configurations.dapr.io",
                        "httpendpoints.dapr.io")
                .forEach(name -> define(name, "v1alpha1"));
        cluster.genericKubernetesResources(MutualTls.CONFIGURATION)
                .resource(generic("dapr.io/v1alpha1", "Configuration", "dapr-system", "daprsystem")
                        .addToAdditionalProperties("spec", Map.of("mtls", Map.of("enabled", true)))
                        .build())
                .create();
    }

    // The mock requires definitions with group, kind and version.
    private void define(String name, String version) {
        String plural = name.substring(0, name.indexOf('.'));
        cluster.resource(new CustomResourceDefinitionBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withGroup(name.substring(plural.length() + 1))
                        .withScope("Namespaced")
                        .withNewNames()
                        .withKind(plural)
                        .withPlural(plural)
                        .endNames()
                        .addNewVersion()
                        .withName(version)
                        .withServed(true)
                        .withStorage(true)
                        .endVersion()
                        .endSpec()
                        .build())
                .create();
    }

    private static Deployment deployment(String name, String version, String dropsAll) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("dapr-system")
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withName(name)
                .withImage("daprio/" + name + ":" + version)
                .addNewEnv()
                .withName("SIDECAR_DROP_ALL_CAPABILITIES")
                .withValue(dropsAll)
                .endEnv()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .withNewStatus()
                .withReadyReplicas(1)
                .endStatus()
                .build();
    }

    private static Secret secret(String name, List<String> keys) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withData(keys.stream().collect(Collectors.toMap(key -> key, key -> "eA==")))
                .build();
    }
}
