package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Records the platform's processes on disk, so that another launcher finds them after this one was killed. */
public final class StateFile {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    /** The last written state; empty if there is none. */
    public synchronized Optional<PlatformState> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), PlatformState.class))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The platform, if its launcher is running. */
    public Optional<PlatformState> running() {
        return read().filter(state -> state.launcher().isAlive());
    }

    /**
     * Ends the parts that a dead launcher left behind.
     *
     * @return the parts that had to be ended
     */
    public List<RunningPart> reap() {
        List<RunningPart> left = read().map(PlatformState::parts).orElse(List.of()).stream()
                .filter(RunningPart::isAlive)
                .toList();
        // In parallel, because a service without its database takes the whole time-out to end.
        CompletableFuture.allOf(left.stream()
                        .map(part -> CompletableFuture.runAsync(() -> part.end(PATIENCE), Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
        delete();
        return left;
    }

    synchronized void write(PlatformState state) {
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, JSON.writeValueAsBytes(state));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    synchronized void change(UnaryOperator<PlatformState> change) {
        read().map(change).ifPresent(this::write);
    }

    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
