package io.eventorchestrator.tooling.development;

import io.eventorchestrator.tooling.platform.LogTail;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the lines that a service adds to its log, but none of an earlier run. */
final class ServiceLog {

    private final Path log;
    private final LogTail tail;
    private final PrintWriter out;

    /** @param log may be missing until the service has started */
    ServiceLog(Path log, PrintWriter out) throws IOException {
        this.log = log;
        this.tail = new LogTail(log);
        this.out = out;
        if (Files.exists(log)) {
            tail.last(1);
        }
    }

    void print() throws IOException {
        if (Files.exists(log)) {
            tail.next().forEach(line -> out.println(Printable.line(line)));
            out.flush();
        }
    }
}
