package io.eventorchestrator.tooling.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract in the repository counts, not the one that the tool was built with. */
class RepositoryContractTest {

    private static final String CONTRACT = "event-contracts/src/main/resources/asyncapi.yaml";

    @TempDir
    private Path repository;

    @BeforeEach
    void editTheContract() throws IOException {
        Files.createDirectories(repository.resolve(CONTRACT).getParent());
        edit("x-largest-event: 524288");
    }

    @Test
    void filesAreGeneratedFromIt() throws Exception {
        Tool tool = run("generate", "--project", repository.toString());

        assertThat(tool.exitCode()).as(tool.lines().toString()).isZero();
        assertThat(repository.resolve("deploy/topics.sh")).content().contains("max.message.bytes=602112");
    }

    @Test
    void manifestsAreComparedWithIt() throws Exception {
        Tool tool = run("lint", "src/test/resources/kubernetes/good.yaml");

        assertThat(tool.exitCode()).isOne();
        assertThat(tool.lines())
                .anySatisfy(line -> assertThat(line).contains("dapr.io/max-body-size is less than the 19267584"));
    }

    @Test
    void aFaultInItIsReportedInOneLine() throws Exception {
        edit("x-largest-event: much");
        Tool tool = run("lint", "src/test/resources/kubernetes/good.yaml");

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.lines()).singleElement().asString().contains("asyncapi.yaml", "x-largest-event");
    }

    @Test
    void anotherProjectsContractReplacesIt(@TempDir Path other) throws Exception {
        Path contract = other.resolve("asyncapi.yaml");
        Files.writeString(contract, text("x-largest-event: 1048576"));

        for (List<String> choice :
                List.of(List.of("--project", other.toString()), List.of("--contract", contract.toString()))) {
            Tool tool = run("lint", choice.getFirst(), choice.getLast(), "src/test/resources/kubernetes/good.yaml");

            assertThat(tool.exitCode()).isOne();
            assertThat(tool.lines())
                    .anySatisfy(line -> assertThat(line).contains("dapr.io/max-body-size is less than the 38141952"));
        }
    }

    @Test
    void aProjectWithoutContractIsReportedInOneLine(@TempDir Path other) throws Exception {
        Tool tool = run("lint", "--project", other.toString(), "src/test/resources/kubernetes/good.yaml");

        assertThat(tool.exitCode()).isEqualTo(3);
        assertThat(tool.lines()).singleElement().asString().contains("no AsyncAPI contract in " + other);
    }

    private void edit(String largestEvent) throws IOException {
        Files.writeString(repository.resolve(CONTRACT), text(largestEvent));
    }

    // Limits of single topics would have to fit the largest event.
    private static String text(String largestEvent) throws IOException {
        String contract = Files.readString(Path.of("../..", CONTRACT));
        assertThat(contract).containsPattern("x-largest-event: \\d+");
        return contract.replaceFirst("x-largest-event: \\d+", largestEvent).replaceAll("\n *max.message.bytes: .*", "");
    }

    private Tool run(String... arguments) throws Exception {
        Tool tool =
                Tool.start(repository.resolve("output"), List.of("-Deventctl.home=" + repository), Map.of(), arguments);
        tool.exitCode();
        return tool;
    }
}
