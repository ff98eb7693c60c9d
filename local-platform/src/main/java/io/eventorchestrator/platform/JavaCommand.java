package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a Java process of the platform is started: by this JDK, small, compiling little.
 *
 * @param heap its largest heap, such as {@code 256m}
 * @param archive where its classes are archived when it ends, to be mapped at its next start; empty for a short life
 */
record JavaCommand(String heap, Optional<Path> archive) {

    List<String> running(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        archive.ifPresent(file -> command.addAll(
                List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off")));
        command.addAll(List.of(arguments));
        return command;
    }
}
