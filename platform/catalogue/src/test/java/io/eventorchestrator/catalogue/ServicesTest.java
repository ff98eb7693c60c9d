package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Finds the files that lack a new service: a file that names three services must name all of the contract. */
class ServicesTest {

    private static final Path REPOSITORY = Path.of("../..");
    // Two are often named as an example, or because one reads what the other publishes.
    private static final int MANY = 3;
    private static final long LARGEST = 300_000;
    // History, examples, and files about these services in particular.
    private static final List<String> EXAMPLES = List.of(
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "docs/adr/",
            "docs/add-a-service.md",
            "docs/add-an-event.md",
            "docs/chaos.md",
            "docs/guarantees.",
            "deploy/checks.sh",
            "deploy/test-compose.sh",
            "deploy/test-kubernetes.sh",
            "docs/demo.svg",
            "specs/002-order-returns/",
            "platform/catalogue/src/test/",
            "platform/checker/src/test/",
            "platform/messaging/src/test/",
            "platform/eventctl/src/main/java/io/eventorchestrator/tooling/demo/",
            "platform/eventctl/src/test/",
            "platform/local/src/test/",
            "checks/system/src/test/java/io/eventorchestrator/system/AlertsIT.java",
            "deploy/observability/alerts-test.yaml");

    private final List<String> services = Catalogue.load().services();

    @Test
    void aFileThatNamesSeveralServicesNamesAllOfTheContract() throws IOException {
        assertThat(gaps(REPOSITORY, services)).isEmpty();
    }

    @Test
    void everyServiceOfTheContractHasItsFiles() {
        assertThat(services)
                .flatMap(service -> List.of(
                        service + "/pom.xml",
                        service + "/src/main/resources/application.yaml",
                        ".run/" + service + ".run.xml",
                        "docs/canvas/" + service + ".md",
                        "k8s/base/" + service + ".yaml"))
                .allSatisfy(file -> assertThat(REPOSITORY.resolve(file)).isRegularFile());
    }

    @Test
    void aServiceThatOnlyTheContractNamesIsReportedAsMissing() throws IOException {
        List<String> more =
                Stream.concat(services.stream(), Stream.of("parcel-service")).toList();

        assertThat(gaps(REPOSITORY, more))
                .allMatch(gap -> gap.endsWith(" does not name parcel-service"))
                .contains(
                        "pom.xml does not name parcel-service",
                        "docker-compose.yml does not name parcel-service",
                        "deploy/postgres/roles.sh does not name parcel-service",
                        "deploy/observability/prometheus.yaml does not name parcel-service",
                        "k8s/base/kustomization.yaml does not name parcel-service",
                        "platform/local/src/main/java/io/eventorchestrator/platform/PlatformPort.java"
                                + " does not name parcel-service");
    }

    /** A line for each service that is missing from a file with at least three others. */
    static List<String> gaps(Path repository, List<String> services) throws IOException {
        List<String> gaps = new ArrayList<>();
        for (Map.Entry<String, String> file : files(repository).entrySet()) {
            List<String> missing = services.stream()
                    .filter(service -> !file.getValue().contains(service))
                    .toList();
            if (services.size() - missing.size() >= MANY) {
                missing.forEach(service -> gaps.add(file.getKey() + " does not name " + service));
            }
        }
        return gaps;
    }

    /** Texts by path; a database role or a variable counts as the name of its service. */
    private static Map<String, String> files(Path repository) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : RepositoryFiles.in(repository)) {
            String name = repository.relativize(file).toString();
            if (Files.size(file) < LARGEST && EXAMPLES.stream().noneMatch(name::startsWith)) {
                texts.put(name, text(file).toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return texts;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException noText) {
            return "";
        }
    }
}
