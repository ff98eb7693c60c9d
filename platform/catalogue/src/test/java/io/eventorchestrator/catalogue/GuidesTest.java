package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.eventorchestrator.catalogue.resources.ContractFolder;
import io.eventorchestrator.catalogue.resources.GeneratedFiles;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Follows the guides in a copy of the repository, except for Maven's commands: writes each file, applies each diff,
 * runs each command, and compares the generated files.
 */
class GuidesTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\n(.*?)^```$");
    private static final Pattern MODULES = Pattern.compile(" -pl ([\\w,/-]+)");
    private static final Pattern TESTS = Pattern.compile(" -Dtest='?([\\w,]+)");

    private static final String MAVEN = "mvn -B -ntp -q -Dsurefire.failIfNoSpecifiedTests=false"
            + Optional.ofNullable(System.getProperty("maven.repo.local"))
                    .map(local -> " -o -Dmaven.repo.local=" + local)
                    .orElse("");
    // The picture in the copy is a stand-in, see generate.
    private static final String OWN_FLOW = "OwnFlowTest,!OwnFlowTest#theCommittedPictureIsThatOfTheFlow";

    @TempDir
    private Path copy;

    private boolean runsMaven;

    @Tag("full")
    @ParameterizedTest
    @ValueSource(strings = {"add-an-event", "add-a-service"})
    void everyTestThatAGuideNamesPasses(String guide) throws Exception {
        runsMaven = true;
        aGuideCanBeFollowed(guide);
    }

    @ParameterizedTest
    @ValueSource(strings = {"add-an-event", "add-a-service"})
    void aGuideCanBeFollowed(String guide) throws Exception {
        assumeThat(Catalogue.load().services())
                .as("the diffs of the guides are for the platform without further services")
                .containsExactlyInAnyOrder("order-service", "inventory-service", "notification-service");
        copy();
        String text = Files.readString(REPOSITORY.resolve("docs/" + guide + ".md"));

        for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            follow(block.group(1), block.group(2), block.group(3));
        }

        Catalogue contract = contract();
        assertThat(ServicesTest.gaps(copy, contract.services())).isEmpty();
        assertThat(contract.services())
                .as("compose's container verify has the login of each service")
                .allSatisfy(service -> assertThat(copy.resolve("docker-compose.yml"))
                        .content()
                        .contains("_DATABASE_PASSWORD_FILE: /run/secrets/" + service + "/DATABASE_PASSWORD\n"));
        assertThat(new ReleasedSchemas(ContractFolder.ofPlatform(copy)).faults())
                .isEmpty();
        for (GeneratedFiles files : GeneratedFiles.all(contract, ContractFolder.ofPlatform(copy))) {
            assertThat(files.texts())
                    .allSatisfy((name, generated) -> assertThat(
                                    copy.resolve(files.folder()).resolve(name))
                            .hasContent(generated));
        }
        assertThat(changed()).as("the count at the end of the guide").isEqualTo(counted(text));
    }

    private void follow(String language, String file, String body) throws Exception {
        if (file == null) {
            for (String line : language.equals("sh") ? body.lines().toList() : List.<String>of()) {
                command(line);
            }
        } else if (language.equals("diff")) {
            String patch = "--- a/%1$s\n+++ b/%1$s\n%2$s".formatted(file, body);
            assertThat(run(patch, "git", "apply", "--recount", "-"))
                    .as("the guide's diff no longer fits %s; renew its lines", file)
                    .isEmpty();
        } else {
            assertThat(copy.resolve(file)).doesNotExist();
            Files.createDirectories(copy.resolve(file).getParent());
            Files.writeString(copy.resolve(file), body);
        }
    }

    private void command(String line) throws Exception {
        if (line.startsWith("mvn ")) {
            assertThat(words(MODULES, line))
                    .isNotEmpty()
                    .allSatisfy(module ->
                            assertThat(copy.resolve(module + "/pom.xml")).exists());
            assertThat(words(TESTS, line))
                    .allSatisfy(test -> assertThat(sources()).contains(test + ".java"));
            assertThat(runsMaven ? run("", "sh", "-ec", maven(line)) : "")
                    .as(line)
                    .isEmpty();
        } else if (line.equals("./eventctl generate")) {
            generate();
        } else {
            assertThat(line).doesNotStartWith("./eventctl");
            assertThat(run("", "sh", "-ec", line)).as(line).isEmpty();
        }
    }

    private static String maven(String line) {
        return line.replaceFirst("mvn", MAVEN).replace("OwnFlowTest", OWN_FLOW);
    }

    private void generate() throws IOException {
        GeneratedFiles.write(GeneratedFiles.all(contract(), ContractFolder.ofPlatform(copy)), copy);
        // Stands for the picture that eventctl draws.
        Files.writeString(copy.resolve("docs/flow.svg"), contract().services().toString());
    }

    private Catalogue contract() throws IOException {
        String file = "event-contracts/src/main/resources/asyncapi.yaml";
        return AsyncApi.read(file, Files.readString(copy.resolve(file))).catalogue();
    }

    private String run(String input, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said + " (exit " + process.exitValue() + ")";
    }

    private static int counted(String guide) {
        Matcher count = Pattern.compile("(?m)^(\\d+) files, of which").matcher(guide);
        assertThat(count.find()).isTrue();
        return Integer.parseInt(count.group(1));
    }

    private int changed() throws IOException {
        return (int) RepositoryFiles.in(copy).stream()
                .filter(file -> differs(copy.relativize(file)))
                .count();
    }

    private boolean differs(Path name) {
        try {
            return !Files.exists(REPOSITORY.resolve(name))
                    || Files.mismatch(REPOSITORY.resolve(name), copy.resolve(name)) >= 0;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Set<String> sources() throws IOException {
        Set<String> names = new TreeSet<>();
        RepositoryFiles.in(copy).forEach(file -> names.add(file.getFileName().toString()));
        return names;
    }

    private static List<String> words(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? List.of(matcher.group(1).split(",")) : List.of();
    }

    private void copy() throws IOException {
        for (Path file : RepositoryFiles.in(REPOSITORY)) {
            Path to = copy.resolve(REPOSITORY.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
