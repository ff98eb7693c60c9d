package io.eventorchestrator.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds a program of Dapr with Go. */
final class SidecarBuild {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final DaprProgram program;
    private final Path tools;
    private final Path target;

    SidecarBuild(DaprProgram program, Path tools, Path target) {
        this.program = program;
        this.tools = tools;
        this.target = target;
    }

    boolean isPossible() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
    }

    String describe() {
        return isPossible() ? "Go builds it into " + target : "no Go to build it";
    }

    Optional<Path> run(Progress progress) {
        if (!isPossible()) {
            return Optional.empty();
        }
        progress.note("No " + program.file() + " here: Go builds one, which takes minutes the first time");
        return progress.step(program.file() + " built by Go", this::build);
    }

    private Optional<Path> build() {
        Path log = target.resolveSibling("build-" + program.file() + ".log");
        ChildProcess build = ChildProcess.start(
                "The build of " + program.file(),
                List.of(
                        tools.resolve("build.sh").toString(),
                        target.resolveSibling("").toString(),
                        program.file()),
                Map.of(),
                log);
        Runtime.getRuntime().addShutdownHook(new Thread(build::closeWithChildren));
        build.awaitReady(LONGEST, () -> Files.isExecutable(target) && !build.isAlive());
        return Optional.of(target);
    }
}
