package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    void aNewProjectHasNothingToMend(String name) {
        Path project = folder.resolve("deep/" + name);

        assertThat(newProject(project)).as(errors).isZero();

        assertThat(eventctl("check", "--project", project.toString())).as(out).isZero();
        assertThat(out).isEqualToIgnoringNewLines("0 errors, 0 warnings, 0 notes, 0 accepted");
        assertThat(eventctl("flow", "--project", project.toString())).as(out).isZero();
        assertThat(out).doesNotContain("warning").doesNotContain("note:");
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
    void whereOneFileCanNotBeWrittenNoneIs() throws IOException {
        Files.createSymbolicLink(folder.resolve("into"), folder.resolve("nothing"));

        assertRefused("Reading or writing failed", folder.resolve("into/parcels"));
    }

    /** Needs what {@code mvn -DskipTests install} puts into the local repository. */
    @Tag("full")
    @Test
    void itsBuildPassesWithTheInstalledLibrary() throws Exception {
        Path project = folder.resolve("order");
        assertThat(newProject(project)).as(errors).isZero();
        String local = System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository");
        assumeThat(Path.of(local, "io/eventorchestrator/service-testing"))
                .as("the library is not installed: mvn -DskipTests install")
                .exists();

        List<String> command =
                new ArrayList<>(List.of("mvn", "-B", "-ntp", "-q", "-o", "-Dmaven.repo.local=" + local, "verify"));
        Path log = folder.resolve("build.log");
        int exit = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(exit).as(Files.readString(log)).isZero();
        assertThat(project.resolve("target/order.jar")).exists();
        assertThat(project.resolve("target/failsafe-reports/failsafe-summary.xml"))
                .content()
                .contains("<completed>1</completed>");
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
        StringWriter printed = new StringWriter();
        StringWriter failed = new StringWriter();
        int exit = EventCtl.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(failed, true))
                .execute(command);
        out = printed.toString();
        errors = failed.toString();
        return exit;
    }
}
