package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.terminal.KnownNames;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a part of the platform has logged, whether it still runs or not. */
@Command(
        name = "logs",
        description = "Show what a part of the platform on this machine has logged.",
        mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(200);

    @Parameters(
            index = "0",
            paramLabel = "PART",
            description = "such as order-service, order-service-sidecar or kafka, or its name in ./eventctl status")
    private String part = "";

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "the number of lines; 200 by default",
            defaultValue = "200")
    private int lines;

    @Option(names = "--follow", description = "continue with new lines, until Ctrl-C")
    private boolean follow;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Map<String, Path> logs = Home.folder().logs();
        Path log = logs.get(logs.containsKey(part) ? part : new PartName(part).log());
        if (log == null) {
            throw new ParameterException(spec.commandLine(), unknown(logs.keySet()));
        }
        if (lines < 1) {
            throw new ParameterException(spec.commandLine(), "--lines must be at least 1.");
        }
        LogTail tail = new LogTail(log);
        print(tail.last(lines));
        while (follow) {
            LockSupport.parkNanos(LOOK.toNanos());
            print(tail.next());
        }
        return 0;
    }

    private String unknown(Set<String> parts) {
        return parts.isEmpty()
                ? "Nothing has been logged yet; ./eventctl up starts the platform."
                : "There is no log of " + part + new KnownNames(parts).insteadOf(part, "there are logs of");
    }

    private void print(List<String> some) {
        PrintWriter out = spec.commandLine().getOut();
        some.forEach(line -> out.println(Printable.line(line)));
        out.flush();
    }
}
