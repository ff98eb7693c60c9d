package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script in the repository's root, in a separate tree, with a fake JDK and Maven that only print their arguments.
 */
class EventCtlScriptTest {

    private static final List<String> JARS = List.of(
            "platform/eventctl/target/eventctl.jar",
            "order-service/target/order-service.jar",
            "inventory-service/target/inventory-service.jar",
            "notification-service/target/notification-service.jar");
    private static final String CLASSPATH = "platform/eventctl/target/eventctl.classpath";
    private static final String WAITING = "Waiting for another eventctl that builds";

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void plant() throws IOException {
        tree = Files.createDirectories(folder.resolve("tree"));
        Files.copy(Path.of("../..", "eventctl"), tree.resolve("eventctl"));
        write("order-service/src/main/java/Order.java", "broken");
        write("pom.xml", "");
        write("order-service/pom.xml", "");
        write("platform/eventctl/pom.xml", "");
        write("platform/messaging/src/main/java/Relay.java", "");
        program(folder.resolve("jdk/bin/java"), """
                [ "$1" != -version ] || { echo 'openjdk version "25.0.1"' >&2; exit; }
                case "$*" in *Rehearsal) echo x >>"$MAVEN_CALLS.rehearsals" ;; esac
                for argument; do
                  case $argument in
                    -XX:AOTCacheOutput=*) [ -n "${REHEARSAL_FAILS:-}" ] || echo classes >"${argument#*=}" ;;
                  esac
                done
                echo "TOOL $*"
                """);
        program(folder.resolve("jdk/bin/javac"), "");
        program(folder.resolve("bin/mvn"), """
                echo "MAVEN in $(pwd -P)" >>"$MAVEN_CALLS"
                [ -z "${MAVEN_FAILS:-}" ] || { echo "[ERROR] COMPILATION ERROR"; echo "[ERROR] Order.java:1 broken"; exit 1; }
                for file in %s %s; do mkdir -p "$(dirname $file)"; echo built >$file; done
                """.formatted(String.join(" ", JARS), CLASSPATH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "down",
                "--help",
                "-V",
                "",
                "logs order-service",
                "mails",
                "dlq list",
                "up --help",
                "demo -h",
                "doctor",
                "sql order-service select",
                "generate",
                "flow",
                "check",
                "lint manifests.yaml"
            })
    void otherCommandsUseTheLastBuildWhileTheSourcesDoNotCompile(String arguments) throws Exception {
        built(Instant.now().minusSeconds(60));

        Run run = run("MAVEN_FAILS=1", tree.resolve("eventctl"), arguments);

        assertThat(run.code()).as(run.output()).isZero();
        assertThat(run.output())
                .startsWith("TOOL ")
                .endsWith(("EventCtl " + arguments).strip() + "\n")
                .hasLineCount(1);
        assertThat(builds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo --once", "run order-service"})
    void commandsThatNeedTheCurrentSourcesBuildFirst(String arguments) throws Exception {
        built(Instant.now().minusSeconds(60));

        Run run = run("A=b", tree.resolve("eventctl"), arguments);

        assertThat(run.code()).as(run.output()).isZero();
        assertThat(run.output()).contains("Building", "TOOL ");
        assertThat(builds()).hasSize(1);
        assertThat(run("A=b", tree.resolve("eventctl"), arguments).output()).doesNotContain("Building");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "order-service/pom.xml",
                "order-service/src/main/java/Order.java",
                "platform/eventctl/pom.xml",
                "platform/messaging/src/main/java/Relay.java"
            })
    void aStartBuildsIfAnySourceIsNewer(String source) throws Exception {
        Instant now = Instant.now();
        built(now.plusSeconds(60));
        Files.setLastModifiedTime(tree.resolve(source), FileTime.from(now.plusSeconds(120)));

        run("A=b", tree.resolve("eventctl"), "up");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void runLeavesTheSourcesOfServicesToTheToolAndBuildsIfAnyOtherIsNewer() throws Exception {
        Instant now = Instant.now();
        built(now.plusSeconds(60));
        Files.setLastModifiedTime(
                tree.resolve("order-service/src/main/java/Order.java"), FileTime.from(now.plusSeconds(120)));

        run("A=b", tree.resolve("eventctl"), "run order-service");
        assertThat(builds()).isEmpty();

        Files.setLastModifiedTime(
                tree.resolve("platform/messaging/src/main/java/Relay.java"), FileTime.from(now.plusSeconds(120)));
        run("A=b", tree.resolve("eventctl"), "run order-service");
        assertThat(builds()).hasSize(1);
    }

    @Test
    void aStartFromSourcesThatDoNotCompileEndsWithTheFirstErrorAndTheLog() throws Exception {
        built(Instant.now().minusSeconds(60));

        Run run = run("MAVEN_FAILS=1", tree.resolve("eventctl"), "up");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.output().lines().toList().getLast())
                .contains("The build failed: [ERROR] Order.java:1 broken", "build.log");
        assertThat(run.output()).doesNotContain("TOOL");
    }

    @Test
    void withoutAnyBuildMostCommandsBuildAndSaySo() throws Exception {
        Run run = run("A=b", tree.resolve("eventctl"), "doctor");

        assertThat(run.code()).as(run.output()).isZero();
        assertThat(run.output()).contains("Building what is missing", "TOOL ");
        assertThat(builds()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | 0 | eventctl 0.1.0 runs and inspects the platform on this machine. It is not built yet.",
                "--help      | 0 | eventctl 0.1.0 runs and inspects the platform on this machine. It is not built yet.",
                "up -h       | 0 | eventctl 0.1.0 runs and inspects the platform on this machine. It is not built yet.",
                "-V          | 0 | eventctl 0.1.0 runs and inspects the platform on this machine. It is not built yet.",
                "status      | 3 | The platform is not running, nor built yet; ./eventctl up builds and starts it.",
                "down        | 0 | Nothing was running.",
            })
    void withoutAnyBuildOrJdkSomeCommandsAnswerAtOnce(String arguments, int code, String answer) throws Exception {
        write("pom.xml", "<project>\n    <version>4</version>\n  <version>0.1.0</version>\n</project>\n");

        Run run = run("JAVA_HOME=none HOME=none", tree.resolve("eventctl"), arguments);

        assertThat(run.code()).as(run.output()).isEqualTo(code);
        assertThat(run.output()).startsWith(answer);
        assertThat(builds()).isEmpty();
        assertThat(tree.resolve(".eventctl")).doesNotExist();
    }

    @Test
    void aPlatformWhoseBuildWasDeletedIsStopped() throws Exception {
        write(".eventctl/platform.json", "{}");

        Run run = run("A=b", tree.resolve("eventctl"), "down");

        assertThat(run.output()).contains("Building", "TOOL ");
    }

    @Test
    void aBuildNamesEachModuleWhenItsTurnComes() throws Exception {
        Path output = folder.resolve("output");
        program(folder.resolve("bin/mvn"), """
                echo '[INFO] Building event-contracts 0.1.0   [1/9]'
                for tries in $(seq 300); do
                  grep -q 'module 1 of 9: event-contracts' %s && exit 1
                  sleep 0.1
                done
                touch %s
                """.formatted(output, folder.resolve("late")));

        run("A=b", tree.resolve("eventctl"), "up");

        assertThat(Files.readString(output)).contains("  module 1 of 9: event-contracts\n");
        assertThat(folder.resolve("late")).doesNotExist();
    }

    @Test
    void theClassesOfABuildAreRehearsedOnce() throws Exception {
        built(Instant.now().minusSeconds(60));
        Path script = tree.resolve("eventctl");

        assertThat(run("A=b", script, "status").output()).contains("-XX:AOTCache=" + tree);
        assertThat(run("A=b", script, "lag").output()).contains("-XX:AOTCache=" + tree);
        assertThat(rehearsals()).isEqualTo(1);

        built(Instant.now().plusSeconds(60));
        run("A=b", script, "status");
        assertThat(rehearsals()).isEqualTo(2);
    }

    @Test
    void aRehearsalThatFailsIsNotRepeatedAndKeepsNothingFromRunning() throws Exception {
        built(Instant.now().minusSeconds(60));

        for (int i = 0; i < 2; i++) {
            Run run = run("REHEARSAL_FAILS=1", tree.resolve("eventctl"), "status");
            assertThat(run.code()).as(run.output()).isZero();
            assertThat(run.output()).hasLineCount(1).doesNotContain("AOTCache").endsWith("EventCtl status\n");
        }
        assertThat(rehearsals()).isEqualTo(1);
    }

    @Test
    void throughSymbolicLinksItWorksInItsOwnTree() throws Exception {
        Path far = Files.createDirectories(folder.resolve("far"));
        Files.createSymbolicLink(far.resolve("absolute"), tree.resolve("eventctl"));
        Files.createSymbolicLink(far.resolve("relative"), Path.of("absolute"));

        Run run = run("A=b", far.resolve("relative"), "up");

        assertThat(run.code()).as(run.output()).isZero();
        assertThat(builds()).containsExactly("MAVEN in " + tree.toRealPath());
        assertThat(run.output()).contains("-Deventctl.home=" + tree);
        assertThat(far.resolve(".eventctl")).doesNotExist();
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        Path one = folder.resolve("first");
        Path other = folder.resolve("second");
        mavenThen(waitFor(WAITING, one, other));
        Process first = start("A=b", tree.resolve("eventctl"), "up", one);
        Process second = start("A=b", tree.resolve("eventctl"), "up", other);

        assertBuiltOnce(first, one, second, other);
    }

    @Test
    void aStartWaitsForABuildThatHasWrittenItsFilesAndNotEnded() throws Exception {
        Path one = folder.resolve("first");
        Path other = folder.resolve("second");
        mavenThen(waitFor(WAITING, one, other));
        Process first = start("A=b", tree.resolve("eventctl"), "up", one);
        await().until(() -> tree.resolve(CLASSPATH).toFile().exists());
        Process second = start("A=b", tree.resolve("eventctl"), "up", other);

        assertBuiltOnce(first, one, second, other);
    }

    @Test
    void aBuildThatFailedAfterItWroteItsFilesIsRepeated() throws Exception {
        mavenThen("[ -z \"${LATE_FAILURE:-}\" ] || exit 1\n");

        assertThat(run("LATE_FAILURE=1", tree.resolve("eventctl"), "up").code()).isEqualTo(3);

        assertThat(run("A=b", tree.resolve("eventctl"), "up").output()).contains("built in");
        assertThat(run("A=b", tree.resolve("eventctl"), "up").output()).doesNotContain("Building");
    }

    @Test
    void aSourceThatChangesDuringABuildIsBuiltByTheNextStart() throws Exception {
        mavenThen("echo changed >order-service/src/main/java/Order.java\n");

        run("A=b", tree.resolve("eventctl"), "up");

        assertThat(run("A=b", tree.resolve("eventctl"), "up").output()).contains("built in");
    }

    private void mavenThen(String then) throws IOException {
        program(folder.resolve("bin/mvn"), Files.readString(folder.resolve("bin/mvn")) + then);
    }

    private static String waitFor(String text, Path... outputs) {
        return """
                for tries in $(seq 500); do
                  grep -q '%s' %s %s && break
                  sleep 0.1
                done
                """.formatted(text, outputs[0], outputs[1]);
    }

    private void assertBuiltOnce(Process first, Path one, Process second, Path other) throws Exception {
        assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue() + second.exitValue()).isZero();
        assertThat(Files.readString(one) + Files.readString(other)).containsOnlyOnce(WAITING);
        assertThat(builds()).hasSize(1);
    }

    private void built(Instant when) throws IOException {
        for (String file : JARS) {
            write(file, "built");
        }
        write(CLASSPATH, "built");
        for (String file : Stream.concat(JARS.stream(), Stream.of(CLASSPATH)).toList()) {
            Files.setLastModifiedTime(tree.resolve(file), FileTime.from(when));
        }
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(tree.resolve(file).getParent());
        Files.writeString(tree.resolve(file), content);
    }

    private static void program(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, body.startsWith("#!") ? body : "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> builds() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private long rehearsals() throws IOException {
        return Files.readAllLines(folder.resolve("calls.rehearsals")).size();
    }

    private record Run(int code, String output) {}

    private Run run(String setting, Path script, String arguments) throws Exception {
        Process process = start(setting, script, arguments, folder.resolve("output"));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(folder.resolve("output")));
    }

    private Process start(String setting, Path script, String arguments, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", "-c", "exec env " + setting + " " + script + " " + arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("MAVEN_CALLS", folder.resolve("calls").toString());
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        return builder.start();
    }
}
