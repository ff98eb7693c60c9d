package io.eventorchestrator.tooling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Against a mock of the API server that keeps what it is given. */
@EnableKubernetesMockClient(https = false, crud = true)
class ClusterDoctorTest {

    private static final String NAMESPACE = "event-orchestrator";
    KubernetesClient cluster;

    private final StringWriter said = new StringWriter();

    @Test
    void anEmptyClusterLacksEachThingInALineOfItsOwn() {
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
    void theLocalOverlayNeedsNeitherOperatorsNorSecrets() {
        installDapr("1.18.2", "true");

        assertThat(examine(Overlay.LOCAL)).as(said.toString()).isTrue();
    }

    @Test
    void anOldDaprIsNamedWithItsVersion() {
        installDapr("1.17.4", "true");

        assertThat(examine(Overlay.LOCAL)).isFalse();
        assertThat(said.toString()).contains("daprio/dapr-sentry:1.17.4, older than 1.18");
    }

    @Test
    void sidecarsThatRestrictedPodsRefuseAreFound() {
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
    void aClusterThatDoesNotAnswerIsOneLine() {
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
        List.of("kafkatopics.kafka.strimzi.io", "scaledobjects.keda.sh", "triggerauthentications.keda.sh")
                .forEach(this::define);
        RequiredSecret.all(Catalogue.load())
                .forEach(secret ->
                        cluster.resource(secret(secret.name(), secret.keys())).create());
    }

    private void installDapr(String version, String dropsAll) {
        for (String part : List.of("dapr-operator", "dapr-sentry", "dapr-sidecar-injector")) {
            cluster.resource(deployment(part, version, dropsAll)).create();
        }
        List.of("components.dapr.io", "subscriptions.dapr.io", "resiliencies.dapr.io", "configurations.dapr.io")
                .forEach(this::define);
        cluster.resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion("dapr.io/v1alpha1")
                        .withKind("Configuration")
                        .withNewMetadata()
                        .withName("daprsystem")
                        .withNamespace("dapr-system")
                        .endMetadata()
                        .addToAdditionalProperties("spec", Map.of("mtls", Map.of("enabled", true)))
                        .build())
                .create();
    }

    private void define(String name) {
        cluster.resource(new CustomResourceDefinitionBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
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

    private static io.fabric8.kubernetes.api.model.Secret secret(String name, List<String> keys) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withData(keys.stream().collect(Collectors.toMap(key -> key, key -> "eA==")))
                .build();
    }
}
