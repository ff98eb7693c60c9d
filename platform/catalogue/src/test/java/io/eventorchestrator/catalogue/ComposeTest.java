package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares docker-compose.yml with the contract, and checks the rules for every container. */
class ComposeTest {

    private final JsonNode compose = read("../../docker-compose.yml");
    private final Map<String, JsonNode> containers =
            compose.path("services").propertyStream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    @Test
    void exactlyTheContractsServicesRunEachWithItsSidecar() {
        Set<String> services =
                Catalogue.load().groups().stream().map(Group::service).collect(Collectors.toSet());

        assertThat(containers.keySet().stream().filter(name -> name.endsWith("-service")))
                .hasSameElementsAs(services);
        assertThat(containers.keySet().stream().filter(name -> name.endsWith("-dapr")))
                .hasSameElementsAs(services.stream().map(name -> name + "-dapr").toList());
    }

    @Test
    void aSidecarKnowsItsServiceAndProbesIt() {
        sidecars().forEach(sidecar -> {
            String service = sidecar.getKey().replace("-dapr", "");
            List<String> command = strings(sidecar.getValue().path("command")).toList();
            assertThat(flag(command, "--app-id")).isEqualTo(service);
            JsonNode environment = containers.get(service).path("environment");
            assertThat(flag(command, "--app-channel-address"))
                    .isEqualTo(environment.path("APP_ADDRESS").asString());
            assertThat(flag(command, "--app-port"))
                    .isEqualTo(environment.path("APP_PORT").asString());
            assertThat(flag(command, "--app-health-check-path")).isEqualTo("/events/health");
            assertThat(flag(command, "--app-health-threshold")).isEqualTo("5");
            assertThat(flag(command, "--dapr-graceful-shutdown-seconds")).isEqualTo("20");
            assertThat(flag(command, "--max-body-size"))
                    .isEqualTo(String.valueOf(Catalogue.load().limits().requestBody()));
            assertThat(command).contains("--enable-app-health-check", "/components", "/components/subscriptions");
        });
    }

    @Test
    void aSidecarCallsItsServiceOnANetworkOfTheTwo() {
        sidecars().forEach(sidecar -> {
            String service = sidecar.getKey().replace("-dapr", "");
            String network = service + "-sidecar";
            assertThat(containers
                            .get(service)
                            .at("/networks/" + network + "/aliases/0")
                            .asString())
                    .isEqualTo(containers
                            .get(service)
                            .at("/environment/APP_ADDRESS")
                            .asString());
            assertThat(strings(sidecar.getValue().path("networks")))
                    .startsWith("default", network)
                    .hasSize(runsWorkflows(service) ? 3 : 2);
            assertThat(compose.at("/networks/" + network + "/internal").asBoolean(false))
                    .isTrue();
            assertThat(containers.values().stream()
                            .filter(container ->
                                    container.path("networks").toString().contains(network)))
                    .hasSize(2);
            assertThat(strings(containers.get(service).path("ports")))
                    .noneMatch(port -> port.endsWith(":"
                            + containers
                                    .get(service)
                                    .at("/environment/APP_PORT")
                                    .asString()));
        });
    }

    @Test
    void onlySidecarsThatRunWorkflowsReachPlacementAndTheScheduler() {
        sidecars().forEach(sidecar -> {
            List<String> command = strings(sidecar.getValue().path("command")).toList();
            boolean workflows = runsWorkflows(sidecar.getKey().replace("-dapr", ""));
            assertThat(flag(command, "--placement-host-address")).isEqualTo(workflows ? "placement:50005" : "");
            assertThat(flag(command, "--scheduler-host-address")).isEqualTo(workflows ? "scheduler:50006" : "");
            assertThat(strings(sidecar.getValue().path("networks")).anyMatch("workflows"::equals))
                    .isEqualTo(workflows);
        });
        for (String part : List.of("placement", "scheduler")) {
            assertThat(strings(containers.get(part).path("networks"))).containsExactly("workflows");
            assertThat(containers.get(part).has("ports")).isFalse();
        }
        assertThat(compose.at("/networks/workflows/internal").asBoolean(false)).isTrue();
    }

    @Test
    void onlyTheSidecarReadsThePasswordOfItsStateStore() {
        assertThat(Catalogue.load().stateStores()).isNotEmpty().allSatisfy(store -> {
            assertThat(readersOf(store.name() + "-secrets"))
                    .containsExactlyInAnyOrder("secrets", "database", store.service() + "-dapr");
            assertThat(containers
                            .get(store.service() + "-dapr")
                            .at("/environment/" + store.variable())
                            .asString())
                    .endsWith(" user=" + store.role());
        });
    }

    private static boolean runsWorkflows(String service) {
        return Catalogue.load().workflows().contains(service);
    }

    @Test
    void aSidecarsInternalPortIsClosedAndItsPolicyIsLoaded() {
        sidecars().forEach(sidecar -> {
            List<String> command = strings(sidecar.getValue().path("command")).toList();
            assertThat(flag(command, "--dapr-internal-grpc-listen-address")).isEqualTo("127.0.0.1");
            assertThat(command).contains("/components/configuration/access.yaml");
        });
    }

    @Test
    void aServiceFindsItsSidecarAndIsHealthyOnlyWithIt() {
        sidecars().forEach(sidecar -> {
            JsonNode service = containers.get(sidecar.getKey().replace("-dapr", ""));
            List<String> command = strings(sidecar.getValue().path("command")).toList();
            assertThat(service.at("/environment/DAPR_HOST").asString()).isEqualTo(sidecar.getKey());
            assertThat(strings(service.at("/healthcheck/test")))
                    .contains("http://" + sidecar.getKey() + ":" + flag(command, "--dapr-http-port")
                            + "/v1.0/healthz/outbound");
            assertThat(service.path("depends_on").has(sidecar.getKey())).isTrue();
            assertThat(sidecar.getValue().at("/depends_on/topics/condition").asString())
                    .isEqualTo("service_completed_successfully");
        });
    }

    @Test
    void onlyTheReadersOfASecretMountIt() {
        sidecars().forEach(sidecar -> {
            String service = sidecar.getKey().replace("-dapr", "");
            assertThat(readersOf(service + "-secrets"))
                    .containsExactlyInAnyOrder("secrets", "database", "verify", service, sidecar.getKey());
            assertThat(strings(containers.get(service).path("volumes")))
                    .containsExactly(service + "-secrets:/run/secrets:ro");
            assertThat(strings(sidecar.getValue().path("volumes"))).contains(service + "-secrets:/run/secrets:ro");
        });
        assertThat(readersOf("postgres-secrets")).containsExactlyInAnyOrder("secrets", "postgres", "database", "psql");
        assertThat(readersOf("grafana-secrets")).containsExactlyInAnyOrder("secrets", "grafana");
        assertThat(readersOf("operator-secrets")).containsExactlyInAnyOrder("secrets", "database", "eventctl");
    }

    @Test
    void secretsAreGeneratedIntoTheirVolumesBeforeTheyAreRead() {
        List<String> drawn = compose.path("volumes")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> name.endsWith("-secrets"))
                .toList();

        assertThat(strings(containers.get("secrets").path("volumes")))
                .containsAll(drawn.stream()
                        .map(name -> name + ":/secrets/" + name.replace("-secrets", ""))
                        .toList());
        assertThat(drawn.stream().flatMap(name -> readersOf(name).stream()).distinct())
                .filteredOn(
                        name -> !Set.of("secrets", "psql", "eventctl", "verify").contains(name))
                .allSatisfy(name -> assertThat(waitsForSecrets(name)).as(name).isTrue());
    }

    @Test
    void secretsAreInNoFileOrEnvironmentAndIgnoredByGitAndImages() throws IOException {
        assertThat(containers.values()).noneMatch(container -> container.has("env_file"));
        assertThat(environment().filter(entry -> entry.getKey().matches(".*(PASSWORD|TOKEN|SECRET).*")))
                .allSatisfy(entry -> assertThat(entry.getValue()).startsWith("/run/secrets/"));
        assertThat(Files.readAllLines(Path.of("../../.gitignore"))).contains("deploy/secrets/*", ".env");
        assertThat(Files.readAllLines(Path.of("../../.dockerignore")))
                .contains(".*", "deploy/*")
                .filteredOn(line -> line.startsWith("!"))
                .containsExactly("!.mvn", "!target/images", "!deploy/image");
    }

    @Test
    void ourImagesAreBuiltFromTheSourcesAndNeverPulled() {
        assertThat(containers.values())
                .filteredOn(container -> container.path("image").asString().startsWith("event-orchestrator/"))
                .hasSizeGreaterThan(4)
                .allSatisfy(container ->
                        assertThat(container.path("pull_policy").asString()).isEqualTo("never"));
        assertThat(containers.values())
                .filteredOn(container -> container.at("/build/args").has("APP"))
                .isNotEmpty()
                .allSatisfy(container -> {
                    assertThat(container.at("/build/args/JARS").asString()).isEqualTo("${JARS:-build}");
                    assertThat(strings(container.at("/build/secrets"))).containsExactly("maven_settings");
                });
    }

    @Test
    void aSidecarsImageIsTheOfficialVersionWithAShell() throws IOException {
        assertThat(Files.readAllLines(Path.of("../../deploy/sidecar/Dockerfile")))
                .contains(
                        "FROM daprio/daprd:${DAPR_VERSION}",
                        "FROM daprio/dapr:${DAPR_VERSION} AS workflow-parts",
                        "FROM busybox:${BUSYBOX_VERSION} AS shell");
        sidecars().forEach(sidecar -> {
            assertThat(sidecar.getValue().path("image").asString()).endsWith("-dapr:${DAPR_VERSION:-1.18.2}");
            assertThat(sidecar.getValue().at("/build/args").propertyStream())
                    .allSatisfy(argument -> assertThat(Files.readAllLines(Path.of("../../deploy/sidecar/Dockerfile")))
                            .contains("ARG " + argument.getKey() + "="
                                    + argument.getValue().asString().replaceAll(".*:-|}", "")));
        });
    }

    @Test
    void theRegistryIsTheOneThatTheTestsUse() throws IOException {
        String version = containers.get("registry").path("image").asString().replaceAll(".*:-|}", "");

        assertThat(Files.readString(Path.of("../../pom.xml")))
                .contains("<apicurio.version>" + version + "</apicurio.version>");
    }

    @Test
    void everyImageHasAVersionAndNoneIsLatest() {
        assertThat(containers.values())
                .allSatisfy(container -> assertThat(container.path("image").asString())
                        .matches("[a-z/-]+:(\\$\\{[A-Z_]+:-)?v?[a-z0-9.-]+}?")
                        .doesNotContain("latest"));
    }

    @Test
    void portsAreOnLoopbackAndCanBeChanged() {
        assertThat(containers.values().stream().flatMap(container -> strings(container.path("ports"))))
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port)
                        .matches("\\$\\{BIND_ADDRESS:-127\\.0\\.0\\.1}:\\$\\{[A-Z_]+_PORT:-\\d+}:\\d+"));
    }

    @Test
    void everyContainerHasAMemoryLimitNoNewPrivilegesAndNoFixedName() {
        assertThat(containers).allSatisfy((name, container) -> {
            assertThat(container.path("mem_limit").asString()).matches("\\d+m");
            assertThat(container.has("container_name")).isFalse();
            assertThat(container.has("privileged")).isFalse();
            assertThat(strings(container.path("security_opt"))).containsExactly("no-new-privileges:true");
        });
    }

    @Test
    void onlyLongRunningContainersAreRestarted() {
        Set<String> once = Set.of("secrets", "topics", "database", "eventctl", "verify", "psql");

        assertThat(containers)
                .allSatisfy((name, container) -> assertThat(
                                container.path("restart").asString())
                        .isEqualTo(once.contains(name) ? "no" : "unless-stopped"));
    }

    @Test
    void everySettingIsExplained() throws IOException {
        String example = Files.readString(Path.of("../../.env.example"));
        Set<String> settings = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}")
                .matcher(Files.readString(Path.of("../../docker-compose.yml")))
                .results()
                .map(setting -> "#" + setting.group(1) + "=" + setting.group(2))
                .collect(Collectors.toSet());

        assertThat(settings).isNotEmpty();
        assertThat(example.lines()).containsAll(settings);
    }

    private List<String> readersOf(String volume) {
        return containers.entrySet().stream()
                .filter(container ->
                        strings(container.getValue().path("volumes")).anyMatch(mount -> mount.startsWith(volume + ":")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean waitsForSecrets(String container) {
        JsonNode dependencies = containers.get(container).path("depends_on");
        return dependencies.at("/secrets/condition").asString("").equals("service_completed_successfully")
                || dependencies.propertyStream().anyMatch(dependency -> waitsForSecrets(dependency.getKey()));
    }

    private Stream<Map.Entry<String, JsonNode>> sidecars() {
        return containers.entrySet().stream().filter(entry -> entry.getKey().endsWith("-dapr"));
    }

    private Stream<Map.Entry<String, String>> environment() {
        return containers.values().stream()
                .flatMap(container -> container.path("environment").propertyStream())
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().asString()));
    }

    private static String flag(List<String> command, String name) {
        return command.get(command.indexOf(name) + 1);
    }

    private static Stream<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    // Not Jackson, which doesn't support anchors and merging. Each service adds aliases.
    private static JsonNode read(String file) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1_000);
        try {
            Map<String, Object> merged = new Yaml(new SafeConstructor(options)).load(Files.readString(Path.of(file)));
            return JsonMapper.shared().valueToTree(merged);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
