package io.eventorchestrator.tooling.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import io.eventorchestrator.tooling.Tool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the tool of one repository in the folder of another project, as its script does. */
class OtherWorkingFolderTest {

    private static final String CONTRACT = "event-contracts/src/main/resources/asyncapi.yaml";

    @TempDir
    private Path folder;

    private Path platform = Path.of("");
    private Path project = Path.of("");
    private List<String> said = List.of();

    @BeforeEach
    void thePlatformAndAProjectBesideIt() throws IOException {
        platform = folder.resolve("platform");
        project = folder.resolve("parcel-service");
        Files.createDirectories(platform.resolve("specs"));
        Files.createDirectories(platform.resolve(CONTRACT).getParent());
        Files.copy(Path.of("../..", CONTRACT), platform.resolve(CONTRACT));
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        EventCtl.commandLine().setOut(nowhere).execute("new", "project", project.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "src/main/resources/schemas"})
    void generateWritesInTheProjectOfTheFolder(String within) throws Exception {
        Map<String, String> before = texts(platform);

        assertThat(run(project.resolve(within), "generate")).as("%s", said).isZero();

        assertThat(project.resolve("deploy/topics.sh")).content().contains("parcels.item.added 6 ");
        assertThat(texts(platform)).isEqualTo(before);
    }

    @Test
    void aProjectIsFoundThroughASymbolicLinkAndWithoutSpecifications() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), project.resolve("src/main"));
        delete(project.resolve("specs"));

        assertThat(run(link, "topics", "list")).as("%s", said).isZero();
        assertThat(said)
                .anyMatch(line -> line.startsWith("parcels.item.added "))
                .noneMatch(line -> line.startsWith("orders"));
        assertThat(run(project, "generate")).as("%s", said).isZero();
        assertThat(project.resolve("deploy/topics.sh")).exists();
    }

    @Test
    void anEventIsAddedToTheProjectOfTheFolder() throws Exception {
        Map<String, String> before = texts(platform);

        assertThat(run(project, "new", "event", "parcels.item.removed", "--producer", "parcel-service"))
                .as("%s", said)
                .isZero();

        assertThat(project.resolve("src/main/resources/schemas/parcels.item.removed/1.0.json"))
                .exists();
        assertThat(texts(platform)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generate",
                "schema new-version orders.order.placed",
                "new feature shipping",
                "new event orders.order.shipped --producer order-service"
            })
    void ifThereIsNoProjectNothingIsChanged(String command) throws Exception {
        Path nowhere = Files.createDirectory(folder.resolve("nowhere"));
        Map<String, String> before = texts(platform);

        assertThat(run(nowhere, command.split(" "))).isEqualTo(3);

        assertThat(said).singleElement().asString().contains("--project names the project");
        assertThat(texts(platform)).isEqualTo(before);
        assertThat(texts(nowhere)).isEmpty();
    }

    @Test
    void withoutAnyProjectTheTopicsAreThoseOfTheToolAsInItsContainer() throws Exception {
        delete(platform);

        assertThat(run(Files.createDirectory(folder.resolve("nowhere")), "topics", "list"))
                .as("%s", said)
                .isZero();

        assertThat(said).anyMatch(line -> line.startsWith("orders.order.placed "));
    }

    private int run(Path within, String... command) throws Exception {
        Tool tool = Tool.startIn(within, folder.resolve("said"), platform, command);
        int exit = tool.exitCode();
        said = tool.lines();
        return exit;
    }

    private static void delete(Path within) throws IOException {
        try (Stream<Path> files = Files.walk(within)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Map<String, String> texts(Path within) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(within)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(within.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
