package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets one process at a time work on a folder's platform. The operating system releases the lock when that process ends
 * for any reason. It would also release it if that process opened and closed the file again, as {@link #holder} does,
 * so only other processes may call that.
 */
public final class PlatformLock {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    PlatformLock(Path file) {
        this.file = file;
    }

    /**
     * Works while no other process does.
     *
     * @throws NotStartable if another process holds the lock, naming it
     */
    public <T> T hold(Supplier<T> work) {
        return tryHold(work)
                .orElseThrow(() -> new NotStartable("The platform is being started or runs already"
                        + holder().map(holder -> ", by process " + holder.pid()).orElse("")
                        + "; ./eventctl down stops it."));
    }

    /** Works while no other process does; empty if another one holds the lock. */
    public <T> Optional<T> tryHold(Supplier<T> work) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                return locked(channel) == null ? Optional.empty() : Optional.of(work(channel, work));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException withinThisProcess) {
            return null;
        }
    }

    // The lock ends with the channel, after the holder's name is gone.
    private static <T> T work(FileChannel channel, Supplier<T> work) throws IOException {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(JSON.writeValueAsBytes(RunningPart.self("eventctl"))), 0);
            return work.get();
        } finally {
            channel.truncate(0);
        }
    }

    /** The process that holds the lock; empty if none does, or it has not said so yet. */
    public Optional<RunningPart> holder() {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), RunningPart.class))
                            .filter(RunningPart::isAlive)
                    : Optional.empty();
        } catch (JacksonException | IOException unwritten) {
            return Optional.empty();
        }
    }
}
