package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.tooling.EventCtl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs {@code eventctl dlq} on the tests' broker, within this JVM. */
final class DlqShell {

    static final String BROKERS = TestPlatform.kafka().bootstrapServers();

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    /** @return the exit code */
    int dlq(String command, String... arguments) {
        return dlq(Stream.concat(Stream.of(command), Stream.of(arguments)).toList());
    }

    /** @return the exit code */
    int dlq(List<String> command) {
        List<String> all = new ArrayList<>(List.of("dlq", command.getFirst(), "--brokers", BROKERS));
        all.addAll(command.subList(1, command.size()));
        CommandLine commandLine = EventCtl.commandLine();
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all.toArray(String[]::new));
    }

    /** The output since the last call. */
    String out() {
        return taken(out);
    }

    String errors() {
        return taken(errors);
    }

    private static String taken(StringWriter stream) {
        String text = stream.toString();
        stream.getBuffer().setLength(0);
        return text;
    }
}
