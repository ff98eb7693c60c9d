package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.eventorchestrator.platform.Mailbox.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailIT {

    private final int smtp = Ports.free();
    private final int imap = Ports.free();

    @TempDir
    private Path folder;

    @Test
    void mailsAreKeptFromOneServerToTheNext() throws Exception {
        try (LocalMail server = start()) {
            assertThat(server.process().isAlive()).isTrue();
            send("ada@example.com", "Your order is confirmed", "Thank you.");
            assertThat(mails()).hasSize(1);
        }
        try (LocalMail server = start()) {
            assertThat(server.process().isAlive()).isTrue();
            send("alan@example.com", "Your order is rejected", "We are sorry.");

            assertThat(mails()).extracting(Mail::recipient).containsExactly("ada@example.com", "alan@example.com");
            assertThat(mails()).extracting(mail -> mail.text().strip()).containsExactly("Thank you.", "We are sorry.");
        }
    }

    @Test
    void aMailThatTheServerRefusesEndsNoLaterServer() throws Exception {
        try (LocalMail server = start()) {
            assertThat(server.process().isAlive()).isTrue();
            assertThatThrownBy(() -> sendRaw("Content-Type: ;;/=\n\na")).isInstanceOf(MessagingException.class);
        }
        try (LocalMail server = start()) {
            assertThat(server.process().isAlive()).isTrue();
            send("alan@example.com", "Your order is confirmed", "Thank you.");

            assertThat(mails()).extracting(Mail::recipient).containsExactly("alan@example.com");
        }
    }

    @Test
    void aMailOfTenMebibytesIsReadInReasonableTime() throws Exception {
        String line = "x".repeat(79) + "\n";
        String text = line.repeat(10 * 1024 * 1024 / line.length());
        try (LocalMail server = start()) {
            assertThat(server.process().isAlive()).isTrue();
            send("ada@example.com", "Everything at once", text);

            List<Mail> mails = assertTimeoutPreemptively(Duration.ofMinutes(1), this::mails);

            assertThat(mails)
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.text()).hasSizeGreaterThanOrEqualTo(text.length()));
        }
    }

    private LocalMail start() {
        return LocalMail.start(
                smtp, imap, folder.resolve("mail"), folder.resolve("log"), Optional.empty(), Keeper.ONCE);
    }

    private List<Mail> mails() {
        return new Mailbox("imap://127.0.0.1:" + imap).mails();
    }

    private void sendRaw(String mail) throws MessagingException {
        Session session = session();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                    InternetAddress.parse("somebody@example.com"));
        }
    }

    private void send(String recipient, String subject, String text) throws Exception {
        MimeMessage mail = new MimeMessage(session());
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        mail.setSubject(subject);
        mail.setText(text);
        Transport.send(mail);
    }

    private Session session() {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(smtp));
        return Session.getInstance(settings);
    }
}
