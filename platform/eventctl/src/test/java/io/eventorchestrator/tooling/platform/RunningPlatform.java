package io.eventorchestrator.tooling.platform;

import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.ChildProcess;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.RunningPart;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.tooling.Tool;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A platform that consists of a mail server and a database, in a folder that the command line tool finds. */
final class RunningPlatform implements AutoCloseable {

    private static final Duration SOON = Duration.ofMinutes(5);

    private final PlatformFolder folder;
    private final int smtp = Ports.free();
    private final ChildProcess mailServer;

    RunningPlatform(Path root) throws IOException {
        folder = new PlatformFolder(root, root.resolve("own"));
        LocalPostgres postgres = TestPlatform.postgres();
        Path passwords = folder.own().resolve("data/postgres/pgpass");
        Files.createDirectories(passwords.getParent());
        Files.copy(postgres.passwordFile(), passwords);
        int imap = Ports.free();
        mailServer = mailServer(imap);
        Map<String, String> addresses = Map.of(
                "mails",
                "imap://127.0.0.1:" + imap,
                "PostgreSQL",
                postgres.jdbcUrl().replaceFirst("jdbc:", ""));
        PlatformState state = new PlatformState(
                PlatformState.Phase.READY,
                io.eventorchestrator.platform.Transport.KAFKA,
                RunningPart.self("eventctl"),
                List.of(),
                addresses,
                Set.of());
        Files.write(folder.own().resolve("platform.json"), JsonMapper.shared().writeValueAsBytes(state));
        await().atMost(SOON).until(() -> listens(imap) && listens(smtp));
    }

    // With the memory that the launcher gives it.
    private ChildProcess mailServer(int imap) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.eventorchestrator.platform.MailServer",
                String.valueOf(smtp),
                String.valueOf(imap),
                folder.own().resolve("data/mail").toString());
        return ChildProcess.start("Mail server", command, Map.of(), folder.log("mail"));
    }

    private static boolean listens(int port) {
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return open.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Sends an unchanged mail to the mail server. */
    void mail(byte[] mail) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(smtp));
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(mail)),
                    InternetAddress.parse("somebody@example.com"));
        }
    }

    /** Writes the log of a part. */
    void log(String part, byte[] content) throws IOException {
        Files.createDirectories(folder.log(part).getParent());
        Files.write(folder.log(part), content);
    }

    /** Runs the tool, with its memory, until it ends. */
    Ran eventctl(String... arguments) throws Exception {
        Path output = Files.createTempFile(folder.own(), "output", "");
        Map<String, String> environment = Map.of("EVENTCTL_FOLDER", folder.own().toString());
        int exitCode = Tool.start(output, List.of("-Xmx512m", "-Dstdout.encoding=UTF-8"), environment, arguments)
                .exitCode();
        return new Ran(exitCode, Files.readString(output));
    }

    /** A command's exit code and output. */
    record Ran(int exitCode, String output) {

        List<String> lines() {
            return List.of(output.split("\n"));
        }
    }

    @Override
    public void close() {
        mailServer.close();
    }
}
