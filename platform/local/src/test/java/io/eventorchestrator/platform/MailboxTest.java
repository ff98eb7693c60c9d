package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.Mailbox.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @Test
    void showsAnInvalidAddressUnchangedAndNamesTheFlaw() throws MessagingException {
        Mail mail = mail("To: <ada@exa mple@com\r\nMessage-ID: <n-1@shop>\r\nSubject: Hello\r\n\r\n");

        assertThat(mail.recipient()).isEqualTo("<ada@exa mple@com");
        assertThat(mail.flaw()).startsWith("its recipients can't be read");
        assertThat(mail.messageId()).isEqualTo("<n-1@shop>");
        assertThat(mail.subject()).isEqualTo("Hello");
    }

    @Test
    void readsAMailThatHasNothing() throws MessagingException {
        Mail mail = mail("\r\n");

        assertThat(mail.recipient()).isEmpty();
        assertThat(mail.messageId()).isEmpty();
        assertThat(mail.subject()).isEmpty();
        assertThat(mail.flaw()).isEmpty();
        assertThat(mail.text().strip()).isEmpty();
    }

    @Test
    void showsTheTextOfAMail() throws MessagingException {
        Mail mail = mail("""
                Subject: Hello\r
                Content-Type: text/plain; charset=UTF-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                Ihre Bestellung ist best=C3=A4tigt.\r
                Danke.\r
                """);

        assertThat(mail.text().lines()).containsExactly("Ihre Bestellung ist bestätigt.", "Danke.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/plain; charset=nonsense", "Content-Transfer-Encoding: nonsense"})
    void aTextThatCannotBeReadIsNamed(String header) throws MessagingException {
        Mail mail = mail("Subject: Hello\r\n" + header + "\r\n\r\nx\r\n");

        assertThat(mail.text()).isEmpty();
        assertThat(mail.flaw()).startsWith("its text can't be read: ");
        assertThat(mail.subject()).isEqualTo("Hello");
    }

    private static Mail mail(String text) throws MessagingException {
        return Mailbox.mail(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
    }
}
