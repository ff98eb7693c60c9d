package io.eventorchestrator.tooling;

import io.eventorchestrator.tooling.access.Home;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the commands that need no running service, so that the JVM can keep their classes for later starts. Their
 * results don't matter.
 */
final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] arguments) {
        String home = System.getProperty("eventctl.home", "");
        String contract = Path.of(home, Home.CONTRACT).toString();
        List.of(
                        List.of("check", "--project", home),
                        List.of("flow", "--project", home),
                        List.of("flow", "--project", home, "--format", "html"),
                        List.of("diff", "HEAD", contract),
                        List.of("schema", "check"),
                        List.of("--help"))
                .forEach(command -> run(command.toArray(String[]::new)));
        System.exit(0);
    }

    private static void run(String... command) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        EventCtl.commandLine(command).setOut(nowhere).setErr(nowhere).execute(command);
    }
}
