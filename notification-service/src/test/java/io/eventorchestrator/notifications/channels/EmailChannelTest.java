package io.eventorchestrator.notifications.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.notifications.application.Channel.Undeliverable;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EmailChannelTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration UNHURRIED = Duration.ofSeconds(20);

    @Test
    void aMailServerWithAnEndlessGreetingIsDisconnectedAtTheDeadline() throws IOException {
        try (DrippingReceiver server =
                DrippingReceiver.start(DrippingReceiver.Answer.GREETING, Duration.ofMillis(100))) {
            EmailChannel channel = channel(server.port(), DEADLINE, Duration.ofMinutes(1));

            assertThatThrownBy(() -> channel.send(mail())).hasMessageContaining("no answer within PT1S");

            await().atMost(Duration.ofSeconds(20)).until(server::isDeserted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such mailbox",
        "RCPT, 551 not here",
        "RCPT, 553 bad name",
        "RCPT, 554 not this one",
        "RCPT, 556 the domain takes no mail",
        "DATA, 554 no valid recipients",
        "., 550 5.7.1 looks like spam",
        "., 552 5.3.4 too large",
        "., 554 refused"
    })
    void aRefusalOfTheRecipientOrTheMailIsPermanent(String step, String answer) throws IOException {
        try (ScriptedMailServer server = ScriptedMailServer.answering(step, answer)) {
            assertThatThrownBy(() -> send(server, mail()))
                    .isInstanceOf(Undeliverable.class)
                    .hasMessageContaining(answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 busy",
        "GREETING, 554 not for you",
        "AUTH, 454 not now",
        "AUTH, 535 5.7.8 wrong password",
        "MAIL, 451 later",
        "MAIL, 530 5.7.0 log in first",
        "MAIL, 550 unknown sender",
        "MAIL, 553 not your address",
        "RCPT, 421 closing",
        "RCPT, 450 mailbox busy",
        "RCPT, 451 greylisted",
        "RCPT, 452 mailbox full",
        "RCPT, 552 mailbox full",
        "RCPT, 503 bad sequence",
        "RCPT, 530 log in first",
        "DATA, 451 later",
        "DATA, 503 bad sequence",
        "., 421 closing",
        "., 451 later",
        "., 452 disk full"
    })
    void anyOtherFailureIsRetried(String step, String answer) throws IOException {
        try (ScriptedMailServer server = ScriptedMailServer.answering(step, answer)) {
            assertThatThrownBy(() -> send(server, mail())).isNotInstanceOf(Undeliverable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0161@example.com",
                "ada@b\u00fccher.example",
                "\"ada\"@example.com",
                "ada@[127.0.0.1]",
                "ada@localhost",
                "friends:ada@example.com,eve@example.com;",
                "ada@example.com\r\nBcc: eve@example.com"
            })
    void anAddressBeyondTheRuleNeverReachesAServer(String recipient) throws IOException {
        try (ScriptedMailServer server = ScriptedMailServer.answering("", "")) {
            assertThatThrownBy(() -> send(server, mail(recipient, "Your order")))
                    .isInstanceOf(Undeliverable.class)
                    .hasMessage("no mail can be sent to such an address");
            assertThat(server.lines()).isEmpty();
        }
    }

    @Test
    void aSubjectOfTwoLinesAddsNoHeader() throws IOException {
        try (ScriptedMailServer server = ScriptedMailServer.answering("", "")) {
            send(server, mail("ada@example.com", "Only 3 of TEA\r\nBcc: eve@example.com\r\n\r\nleft"));

            assertThat(server.lines()).contains("To: ada@example.com").noneMatch(line -> line.startsWith("Bcc:"));
        }
    }

    @Test
    void aLeaseShorterThanASendMayTakeIsRefused() {
        assertThatThrownBy(() -> channel(25, DEADLINE, DEADLINE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("notifications.sender.lease", "notifications.email.call-timeout");
    }

    private static void send(ScriptedMailServer server, Notification mail) {
        channel(server.port(), UNHURRIED, Duration.ofMinutes(1)).send(mail);
    }

    private static EmailChannel channel(int port, Duration deadline, Duration lease) {
        JavaMailSenderImpl mails = new JavaMailSenderImpl();
        mails.setUsername("shop");
        mails.setPassword("secret");
        mails.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
        mails.setHost("localhost");
        mails.setPort(port);
        return new EmailChannel(mails, new EmailProperties("orders@example.com", deadline), Leases.of(lease));
    }

    private static Notification mail() {
        return mail("ada@example.com", "Your order");
    }

    private static Notification mail(String recipient, String subject) {
        Message message =
                new Message(UUID.randomUUID(), recipient, "order-confirmed", "en", subject, "It is confirmed.");
        return new Notification(
                UUID.randomUUID(),
                State.PENDING,
                "email",
                "correlation",
                null,
                0,
                message,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
