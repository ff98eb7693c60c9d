package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.PlatformPort;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that don't come to their end: in a tree whose services were not built, the stores start and then all is ended. */
class UpIT {

    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    private Map<String, String> ports = Map.of();

    @BeforeEach
    void choosePorts() {
        ports = Arrays.stream(PlatformPort.values())
                .collect(Collectors.toMap(Enum::name, port -> String.valueOf(Ports.free())));
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(end(start("down", "down"))).isZero();
        assertThat(processes()).isEmpty();
    }

    @Test
    void ofTwoStartsAtOnceEachEndsWithTheReason() throws Exception {
        Process first = start("first", "up", "--transport", "kafka");
        Process second = start("second", "up", "--transport", "kafka");

        assertThat(end(first)).isEqualTo(3);
        assertThat(end(second)).isEqualTo(3);

        assertThat(lines("first").getLast()).contains("-service.jar is missing");
        assertThat(lines("second").getLast()).contains("-service.jar is missing");
        assertThat(Stream.of("first", "second").filter(one -> saysThatItWaits(one)))
                .hasSize(1);
        assertThat(processes()).isEmpty();
        assertThat(end(start("status", "status"))).isEqualTo(3);
        assertThat(lines("status")).containsExactly("The platform is not running; ./eventctl up starts it.");
    }

    private boolean saysThatItWaits(String name) {
        try {
            return lines(name).contains("Another eventctl is starting the platform; waiting for it.");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void anInterruptedStartLeavesNothing() throws Exception {
        Process up = start("up", "up", "--transport", "kafka");
        await().atMost(Duration.ofMinutes(1)).until(this::isBeingStarted);

        // As Ctrl-C does; that signal is ignored in what a shell starts in the background, such as a build.
        up.destroy();

        assertThat(end(up)).isEqualTo(TERMINATED);
        assertThat(lines("up")).contains("Interrupted; what was started is being stopped.");
        assertThat(processes()).isEmpty();
        assertThat(end(start("down", "down"))).isZero();
        assertThat(lines("down")).containsExactly("Nothing was running.");
    }

    @Test
    void downEndsAPlatformThatIsBeingStarted() throws Exception {
        Process up = start("up", "up", "--transport", "kafka");
        await().atMost(Duration.ofMinutes(1)).until(this::isBeingStarted);

        assertThat(end(start("down", "down"))).isZero();

        assertThat(lines("down")).containsExactly("The platform is stopped.");
        assertThat(end(up)).isEqualTo(3);
        assertThat(lines("up").getLast()).isEqualTo("The platform was stopped before it was ready.");
    }

    private boolean isBeingStarted() throws IOException {
        Path state = folder.resolve("own").resolve("platform.json");
        return Files.exists(state) && Files.size(state) > 0;
    }

    /** Everything that was started for this folder, however it was left. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(one -> isOfTheFolder(commandLine(one)))
                .toList();
    }

    private boolean isOfTheFolder(String commandLine) {
        return commandLine.contains(folder.toString()) && !commandLine.contains("EventCtl up");
    }

    // What ProcessHandle knows of a long command line is cut.
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    private Process start(String output, String... arguments) throws IOException {
        Map<String, String> environment = new HashMap<>(ports);
        environment.put("EVENTCTL_FOLDER", folder.resolve("own").toString());
        return Tool.start(folder.resolve(output), List.of("-Deventctl.home=" + folder), environment, arguments)
                .process();
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private List<String> lines(String output) throws IOException {
        return Files.readAllLines(folder.resolve(output));
    }
}
