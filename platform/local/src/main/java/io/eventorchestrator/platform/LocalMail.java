package io.eventorchestrator.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A mail server in a separate process, on loopback. It forwards nothing. */
final class LocalMail implements AutoCloseable {

    private final KeptProcess process;

    private LocalMail(KeptProcess process) {
        this.process = process;
    }

    /**
     * @param kept the folder of the mails, which outlive the server
     * @throws IllegalStateException if it does not listen within five minutes, naming the log
     */
    static LocalMail start(int smtp, int imap, Path kept, Path log, Optional<Path> archive, Keeper keeper) {
        return new LocalMail(
                keeper.keep(() -> launch(smtp, imap, kept, log, archive), () -> listens(smtp) && listens(imap)));
    }

    private static ChildProcess launch(int smtp, int imap, Path kept, Path log, Optional<Path> archive) {
        return ChildProcess.start(
                "Mail server",
                new JavaCommand("96m", archive)
                        .running(
                                "-cp",
                                System.getProperty("java.class.path"),
                                MailServer.class.getName(),
                                String.valueOf(smtp),
                                String.valueOf(imap),
                                kept.toString()),
                Map.of(),
                log);
    }

    /** Settings that make notification-service send its mails here, in German to addresses in example.de. */
    static Map<String, String> environment(int smtp) {
        return Map.of(
                "NOTIFICATIONS_EMAIL", "true",
                "NOTIFICATIONS_LOG", "false",
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", String.valueOf(smtp),
                // The name of a variable can't contain the domain.
                "SPRING_APPLICATION_JSON", "{\"notifications.languages[example.de]\":\"de\"}");
    }

    private static boolean listens(int port) {
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return open.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    ChildProcess process() {
        return process.current();
    }

    @Override
    public void close() {
        process.close();
    }
}
