package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projects with other layouts than this one, of which only what is surely wrong is reported. */
class OtherDeploymentsTest {

    private static final String COMPOSE = """
            services:
              kafka:
                image: apache/kafka
                environment: ["KAFKA_AUTO_CREATE_TOPICS_ENABLE=%s"]
              billing-service: {image: billing, environment: {SERVER_PORT: 7001}}
              billing-service-dapr:
                image: daprio/daprd
                command: ["./daprd", "--app-id", "billing-service", "--app-port", "%s", "--resources-path=/dapr"]
                volumes: ["%s"]
            """;

    @TempDir
    private Path project;

    private CheckShell shell;

    @BeforeEach
    void aServiceInAFolderOfAnotherName() throws IOException {
        shell = new CheckShell(project)
                .write("asyncapi.yaml", SmallContract.of("paid"))
                .write("dapr/pubsub.yaml", "kind: Component\nmetadata: {name: pubsub}\n")
                .write("app/src/main/resources/application.yml", """
                        spring.application.name: billing-service
                        server: {port: 7000}
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | 7001 | ./dapr:/dapr:ro       | ",
                "true  | 7001 | ${DAPR:-./dapr}:/dapr | ",
                "true  | 7000 | ./dapr:/dapr:ro       | compose.yaml:8 app-port",
                "true  | 7001 | ./gone:/dapr          | compose.yaml:8 compose-components",
                "true  | 7001 | ./dapr:/components    | compose.yaml:8 compose-components",
                "false | 7001 | ./dapr:/dapr/         | compose.yaml:4 compose-topics"
            })
    void aComposeFileIsComparedWithSettingsAndFolders(String created, int port, String mount, String finding)
            throws IOException {
        shell.write("compose.yaml", COMPOSE.formatted(created, port, mount));

        assertThat(shell.findings())
                .filteredOn(found -> found.matches(".* (app-port|compose-.*)"))
                .isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    @ParameterizedTest
    @CsvSource({
        "topics, 'rpk topic create orders'",
        "setup, ''",
        "kafka-init, 'bash /init.sh'",
        "tool, 'kafka-topics --create --topic orders'"
    })
    void topicsMayBeCreatedInAnyWay(String service, String command) throws IOException {
        shell.write(
                "compose.yaml",
                COMPOSE.formatted("false", 7001, "./dapr:/dapr") + "  " + service + ": {command: '" + command + "'}\n");

        assertThat(shell.findings()).noneMatch(found -> found.endsWith("compose-topics"));
    }

    @Test
    void settingsThatMavenFillsInAreAccepted() throws IOException {
        shell.write("app/src/main/resources/application.yml", "info: {version: @project.version@}\n");

        assertThat(shell.findings()).noneMatch(found -> found.startsWith("app/"));
    }

    @Test
    void aServiceIsKnownByItsFolderOrItsSettings() throws IOException {
        shell.write("billing-service/src/main/resources/application.yaml", "spring: {application: {name: bills}}\n")
                .write("web/src/main/resources/application.yaml", "spring: {application: {name: web}}\n")
                .write("job/src/main/resources/application.yaml", "events: {service: bills}\n");

        assertThat(shell.findings())
                .filteredOn(found -> found.endsWith("service-name"))
                .containsExactly(
                        "billing-service/src/main/resources/application.yaml:1 service-name",
                        "job/src/main/resources/application.yaml:1 service-name");
    }

    @Test
    void anOverlayWithoutImagesNeedsNone() throws IOException {
        shell.write("k8s/base/kustomization.yaml", "kind: Kustomization\nresources: [app.yaml, https://a.b/c]\n")
                .write(
                        "k8s/base/app.yaml",
                        "kind: Deployment\nspec: {template: {spec: {containers: [{image: app}]}}}\n")
                .write("k8s/dev/kustomization.yaml", "kind: Kustomization\nresources: [../base]\n");
        assertThat(shell.findings()).noneMatch(found -> found.endsWith("overlay-image"));

        shell.write("k8s/live/kustomization.yaml", "kind: Kustomization\nbases: [../base]\nimages: [{name: app}]\n");
        assertThat(shell.findings()).contains("k8s/dev/kustomization.yaml:1 overlay-image");
    }

    @Test
    void examplesAreComparedWithTheirSchemas() throws IOException {
        String contract = SmallContract.of("paid");
        shell.write("asyncapi.yaml", contract.replace("number: '7'", "number: 7"));
        assertThat(shell.findings()).anyMatch(found -> found.matches("asyncapi.yaml:\\d+ example-invalid"));

        shell.write("asyncapi.yaml", contract.replace("{type: string}", "{$ref: https://a.b/c.json}"));
        assertThat(shell.findings()).noneMatch(found -> found.endsWith("example-invalid"));
    }
}
