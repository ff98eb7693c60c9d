package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewProjectTest {

    @TempDir
    private Path folder;

    private String out = "";
    private String errors = "";

    @ParameterizedTest
    @ValueSource(strings = {"parcel-service", "order", "a-long-name-with-2-digits-and-40-letters", "bus"})
    void aNewProjectHasNoFindings(String name) {
        Path project = folder.resolve("deep/" + name);

        assertThat(newProject(project)).as(errors).isZero();

        assertThat(eventctl("check", "--project", project.toString())).as(out).isZero();
        assertThat(out).isEqualToIgnoringNewLines("0 errors, 0 warnings, 0 notes, 0 accepted");
        assertThat(eventctl("flow", "--project", project.toString())).as(out).isZero();
        assertThat(out).doesNotContain("warning").doesNotContain("note:");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eventsAndSubscriptionsAreAddedToItAndNothingIsLeftToCorrect(boolean keepsGeneratedFiles) throws IOException {
        Path project = folder.resolve("parcel-service");
        assertThat(newProject(project)).as(errors).isZero();
        if (keepsGeneratedFiles) {
            assertThat(eventctl("generate", "--project", project.toString())).isZero();
        }

        addAnEventAndSubscriptions(project);

        assertThat(eventctl("check", "--project", project.toString())).as(out).isZero();
        assertThat(out.contains("[draft-schema]")).isEqualTo(keepsGeneratedFiles);
        assertThat(project.resolve("src/main/java/com/example/parcels/ItemRemoved.java"))
                .content()
                .contains("record ItemRemoved(UUID itemId) implements Event {");
        assertThat(project.resolve("src/main/java/com/example/parcels/ItemCounts.java"))
                .content()
                .contains("void on(ItemRemoved event)")
                .doesNotContain("import com.example.parcels.ItemRemoved");
        assertThat(project.resolve("src/main/java/com/example/parcels/events/Alerts.java"))
                .content()
                .contains("import com.example.parcels.ItemRemoved;");
        assertThat(project.resolve("src/test/java/com/example/parcels/events/AlertsItemRemovedTest.java"))
                .exists();
        assertThat(project.resolve("specs/001-items/plan.md"))
                .content()
                .contains("| `parcels.item.removed` | parcel-service | parcel-service-item-counts,");
        if (keepsGeneratedFiles) {
            assertThat(project.resolve("docs/events.md")).content().contains("## ItemRemoved", "`itemId`");
        }
    }

    private void addAnEventAndSubscriptions(Path project) {
        assertThat(eventctl(in(project, "new event parcels.item.removed --producer parcel-service")))
                .as(errors)
                .isZero();
        for (String purpose : List.of("item-counts", "alerts")) {
            String command = "new subscription parcels.item.removed --service parcel-service --purpose " + purpose;
            assertThat(eventctl(in(project, command))).as(errors).isZero();
        }
        assertThat(out).contains("mvn verify").doesNotContain("spotless", "./eventctl");
    }

    private static String[] in(Path project, String command) {
        return (command + " --project " + project).split(" ");
    }

    @Test
    void aSecondServiceNeedsASeparateRepository() throws IOException {
        Path project = folder.resolve("parcel-service");
        assertThat(newProject(project)).as(errors).isZero();

        assertThat(eventctl(in(project, "new service toll-service"))).isEqualTo(3);
        assertThat(errors.lines())
                .singleElement()
                .asString()
                .contains("eventctl new project ../toll-service begins a repository for toll-service");
        assertThat(eventctl(in(project, "new subscription parcels.item.added --service toll --purpose x")))
                .isEqualTo(3);
        assertThat(errors.lines()).singleElement().asString().contains("There is no service toll; there are parcel");
    }

    @Test
    void theLibraryReadsItsContractAndItsNamesAreThoseOfTheFolder() throws IOException {
        Path project = folder.resolve("parcel-service");

        assertThat(newProject(project)).as(errors).isZero();

        Catalogue contract = Catalogue.read(project.resolve("src/main/resources/asyncapi.yaml"));
        assertThat(contract.services()).containsExactly("parcel-service");
        assertThat(contract.channels())
                .singleElement()
                .satisfies(channel -> assertThat(channel.topic()).isEqualTo("parcels.item.added"));
        assertThat(project.resolve("src/main/java/com/example/parcels/AddItem.java"))
                .content()
                .contains("package com.example.parcels;");
        assertThat(allTexts(project)).doesNotContain("{{").doesNotContain("@project");
    }

    @Test
    void nameAndPackageCanBeChosen() throws IOException {
        assertThat(newProject(folder, "--name", "bakery", "--package", "org.acme.bread"))
                .as(errors)
                .isZero();

        assertThat(folder.resolve("pom.xml"))
                .content()
                .contains("<artifactId>bakery</artifactId>")
                .contains("<groupId>org.acme.bread</groupId>");
        assertThat(folder.resolve("src/test/java/org/acme/bread/ItemsIT.java")).exists();
    }

    @Test
    void aFreshCloneIsEmptyEnough() throws IOException {
        Files.createDirectories(folder.resolve("shop/.git"));

        assertThat(newProject(folder.resolve("shop"))).as(errors).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Parcel, com.example.x, Parcel can't name a service",
        "p, com.example.x, p can't name a service",
        "parcel--service, com.example.x, parcel--service can't name",
        "parcel-, com.example.x, parcel- can't name",
        "a-name-with-one-letter-more-than-is-good-1, com.example.x, can't name a service",
        "parcel, parcels, parcels can't be the service's package",
        "parcel, com.Example, com.Example can't be",
        "parcel, com.new.x, com.new.x can't be",
        "parcel, com..x, com..x can't be",
        "parcel, ../../x.y, ../../x.y can't be",
        "parcel, java.util, java.util can't be",
        "parcel, io.eventorchestrator, io.eventorchestrator can't be",
    })
    void aNameThatMavenJavaOrKafkaWouldRefuseIsRefused(String name, String javaPackage, String reason)
            throws IOException {
        assertRefused(reason, folder.resolve("project"), "--name", name, "--package", javaPackage);
    }

    @Test
    void aFolderWithContentIsRefusedAndStaysAsItIs() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertRefused("is not empty: it has notes.txt", folder, "--name", "parcels");
        assertRefused("notes.txt is a file", folder.resolve("notes.txt"), "--name", "parcels");
    }

    @Test
    void ifOneFileCannotBeWrittenNoneIs() throws IOException {
        Files.createSymbolicLink(folder.resolve("into"), folder.resolve("nothing"));

        assertRefused("Reading or writing failed", folder.resolve("into/parcels"));
    }

    @Tag("full")
    @Test
    void itsBuildPassesWithTheInstalledLibrary() throws Exception {
        Path project = folder.resolve("parcel-service");
        assertThat(newProject(project)).as(errors).isZero();
        addAnEventAndSubscriptions(project);
        Path library = folder.resolve("library");
        new ScaffoldShell(library).copyRepository();
        Path local = localRepositoryWithoutTheLibrary();

        maven(library, local, "-DskipTests", "-pl", "platform/messaging,platform/testing", "-am", "install");
        maven(project, local, "verify");

        assertThat(project.resolve("target/parcel-service.jar")).exists();
        assertThat(project.resolve("target/surefire-reports/TEST-com.example.parcels.events.AlertsItemRemovedTest.xml"))
                .content()
                .contains("tests=\"1\"", "errors=\"0\"");
        assertThat(project.resolve("target/failsafe-reports/failsafe-summary.xml"))
                .content()
                .contains("<completed>1</completed>");
    }

    // All that it holds are links to what the local repository holds, except for this library.
    private Path localRepositoryWithoutTheLibrary() throws IOException {
        Path shared =
                Path.of(System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"));
        Path local = folder.resolve("repository");
        link(shared, local, "io");
        link(shared.resolve("io"), local.resolve("io"), "eventorchestrator");
        return local;
    }

    private static void link(Path from, Path to, String except) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.filter(one -> !one.endsWith(except)).toList()) {
                Files.createSymbolicLink(to.resolve(entry.getFileName()), entry.toAbsolutePath());
            }
        }
    }

    private void maven(Path in, Path local, String... arguments) throws Exception {
        Path log = folder.resolve("build.log");
        int exit = new ProcessBuilder(Stream.concat(
                                Stream.of("mvn", "-B", "-ntp", "-q", "-o", "-Dmaven.repo.local=" + local),
                                Stream.of(arguments))
                        .toList())
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(exit).as(Files.readString(log)).isZero();
    }

    private void assertRefused(String reason, Path project, String... options) throws IOException {
        String before = allTexts(folder);

        assertThat(newProject(project, options)).as(out).isEqualTo(3);

        assertThat(errors.lines()).singleElement().asString().contains(reason);
        assertThat(allTexts(folder)).isEqualTo(before);
    }

    private static String allTexts(Path within) throws IOException {
        StringBuilder texts = new StringBuilder();
        try (Stream<Path> files = Files.walk(within)) {
            for (Path file : files.sorted().toList()) {
                texts.append(file)
                        .append('\n')
                        .append(
                                Optional.of(file).filter(Files::isRegularFile).isPresent()
                                        ? Files.readString(file)
                                        : "");
            }
        }
        return texts.toString();
    }

    private int newProject(Path project, String... options) {
        return eventctl(Stream.concat(Stream.of("new", "project", project.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private int eventctl(String... command) {
        Answer answer = Answer.of(command);
        out = answer.out();
        errors = answer.errors();
        return answer.exit();
    }
}
