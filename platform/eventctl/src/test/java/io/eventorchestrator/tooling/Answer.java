package io.eventorchestrator.tooling;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The answer of a command that ran in this process. */
public record Answer(int exit, String out, String errors) {

    /** Runs {@code eventctl} with these arguments. */
    public static Answer of(String... arguments) {
        StringWriter printed = new StringWriter();
        StringWriter failed = new StringWriter();
        int exit = EventCtl.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(failed, true))
                .execute(arguments);
        return new Answer(exit, printed.toString(), failed.toString());
    }
}
