package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command for a Java process of the platform: this JDK, with little memory and only quick compilation.
 *
 * @param heap maximum heap, such as {@code 256m}
 * @param archive class archive, written at exit and mapped at the next start; empty for a short-lived process
 */
public record JavaCommand(String heap, Optional<Path> archive) {

    // They save processor time at the start, most of all in a virtual machine. Only Linux knows the second option, and
    // a kernel may refuse it, which the third hides.
    private static final List<String> HUGE_PAGES =
            List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages", "-Xlog:pagesize=off");

    /**
     * Returns the program and its arguments.
     *
     * @param arguments further options of the JVM, the main class, and its arguments
     */
    public List<String> running(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(HUGE_PAGES);
        archive.ifPresent(file -> command.addAll(List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + file,
                "-Xlog:cds*=off",
                "-XX:ErrorFile=" + logs(file).resolve("hs_err_pid%p.log"))));
        command.addAll(List.of(arguments));
        return command;
    }

    // A JVM that crashes leaves its report in the folder that it was started in, such as the repository's root.
    private static Path logs(Path archive) {
        return archive.toAbsolutePath().resolveSibling("../logs").normalize();
    }
}
