package io.eventorchestrator.platform;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A PostgreSQL server with the processes of its sessions. They would outlive a killed server for a while. */
record KillableDatabase(Postmaster postmaster, BooleanSupplier ready) implements KillablePart {

    @Override
    public Kind kind() {
        return Kind.DATABASE;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    // The server first, which would start some of the others again.
    @Override
    public void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void freeze() {
        signal("STOP");
    }

    @Override
    public void thaw() {
        signal("CONT");
    }

    // A session that ends meanwhile needs no signal.
    private void signal(String signal) {
        ChildProcess.signal(signal, processes().stream().map(ProcessHandle::pid).toList());
    }

    private List<ProcessHandle> processes() {
        return postmaster.process().stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
    }

    @Override
    public void end() {
        postmaster.end();
    }

    @Override
    public boolean awaitReady(Duration atMost) {
        return KillableProcess.awaitReady(ready, atMost);
    }
}
