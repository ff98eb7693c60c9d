package io.eventorchestrator.platform;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps each mail in a file, so that it outlives the mail server; a start deletes all but the newest thousand. */
final class MailStore {

    private static final String ENDING = ".eml";
    private static final int MOST = 1_000;

    private final Path folder;
    private final Clock clock;

    MailStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @throws MessagingException if the mail can't be written */
    void keep(MimeMessage mail) throws MessagingException {
        String name = "%013d-%s".formatted(clock.millis(), UUID.randomUUID());
        Path part = folder.resolve(name + ".part");
        try {
            Files.createDirectories(folder);
            try (OutputStream file = Files.newOutputStream(part)) {
                mail.writeTo(file);
            }
            Files.move(part, folder.resolve(name + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new MessagingException("the mail can't be kept", failed);
        }
    }

    /** The files of the newest thousand, oldest first; deletes older ones. */
    List<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            List<Path> old = all.subList(0, Math.max(0, all.size() - MOST));
            for (Path file : old) {
                Files.delete(file);
            }
            return all.subList(old.size(), all.size());
        }
    }

    /** @throws MessagingException if the file does not contain a mail */
    static MimeMessage read(Path file) throws IOException, MessagingException {
        try (InputStream mail = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), mail);
        }
    }
}
