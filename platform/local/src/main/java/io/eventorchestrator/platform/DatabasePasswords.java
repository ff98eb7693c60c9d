package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The passwords of a database's users, generated at random and stored beside its data, so that both have the same
 * lifetime.
 *
 * @param file in PostgreSQL's password file format, for psql's {@code PGPASSFILE}; readable only by its owner
 * @see <a href="https://www.postgresql.org/docs/18/libpq-pgpass.html">The Password File</a>
 */
record DatabasePasswords(Path file) {

    private static final String ANYWHERE = "*:*:*:";

    /** Generates a password for each user that has none. */
    void make(Collection<String> users) {
        try {
            String lacking = users.stream()
                    .filter(user -> of(user).isEmpty())
                    .map(user -> ANYWHERE + user + ":" + RandomSecret.next() + "\n")
                    .collect(Collectors.joining());
            if (!lacking.isEmpty()) {
                write((Files.exists(file) ? Files.readString(file) : "") + lacking);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // A temporary file is readable only by its owner from the start.
    private void write(String lines) throws IOException {
        Path part = Files.createTempFile(Files.createDirectories(file.getParent()), "pgpass", ".part");
        Files.writeString(part, lines);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @return empty for a user that has none */
    Optional<String> of(String user) {
        String start = ANYWHERE + user + ":";
        try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.empty()) {
            return lines.filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
