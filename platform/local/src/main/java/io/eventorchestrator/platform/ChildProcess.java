package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process that must be closed by its starter. */
public final class ChildProcess implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration STEADY = Duration.ofMillis(200);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final Process process;
    private final Path log;

    private final LogReason reason;

    private ChildProcess(String name, Process process, Path log, LogReason reason) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.reason = reason;
    }

    /** @param environment variables in addition to those of this process */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(inSeparateSession(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            LogReason reason = LogReason.fromNowOn(log);
            return new ChildProcess(name, builder.start(), log, reason);
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " can't be started", failed);
        }
    }

    // Ctrl-C at the terminal reaches every process of its session, but the parent must end the parts in order.
    private static List<String> inSeparateSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> detached = new ArrayList<>(List.of(SETSID.toString()));
        detached.addAll(command);
        return detached;
    }

    /**
     * Waits until it is ready.
     *
     * @throws IllegalStateException if it ends or takes longer before it is ready, naming its log and the reason found
     *     there; it is killed then, as it has no work to finish
     */
    public void awaitReady(Duration atMost, BooleanSupplier ready) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean() || !staysReady(ready)) {
            if (!process.isAlive() || System.nanoTime() - until > 0) {
                String how = process.isAlive() ? tooLate(atMost) : " ended";
                Optional<String> why = reason.read();
                kill();
                throw new IllegalStateException(name + how + ", see " + log.toAbsolutePath()
                        + why.map(line -> ": " + line).orElse(""));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    // A sidecar whose component failed answers for some milliseconds before it ends.
    private static boolean staysReady(BooleanSupplier ready) {
        LockSupport.parkNanos(STEADY.toNanos());
        return ready.getAsBoolean();
    }

    private static String tooLate(Duration atMost) {
        return " did not become ready within " + atMost.toSeconds() + " s"
                + MachineLoad.now().hint().map(busy -> ", as " + busy).orElse("");
    }

    /** Its name in messages. */
    public String name() {
        return name;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Its start time according to the operating system; a process id alone may have been reused. */
    public Instant startedAt() {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Tests whether it is running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until it ends.
     *
     * @return its exit code
     * @throws IllegalStateException if it is still running after that time
     */
    public int exitCode(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " still runs, see " + log.toAbsolutePath());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Completes when it has ended, for whatever reason. */
    public CompletableFuture<Void> onExit() {
        return process.onExit().thenAccept(ended -> {});
    }

    /** Kills it at once, without a chance to clean up. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Kills every process that it has started, and asks it to end. */
    void closeWithChildren() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        close();
    }

    /** Freezes it: it keeps its connections and locks, and does nothing until it is thawed. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze()}. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        if (!signal(signal, List.of(pid()))) {
            throw new IllegalStateException(name + " did not get the signal " + signal);
        }
    }

    /** Returns whether all processes got the signal. */
    static boolean signal(String signal, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        pids.forEach(pid -> command.add(String.valueOf(pid)));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks it to end, and kills it after half a minute. */
    @Override
    public void close() {
        close(STOP);
    }

    /** Asks it to end, and kills it after that time. */
    public void close(Duration atMost) {
        process.destroy();
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
