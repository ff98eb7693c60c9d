package io.eventorchestrator.notifications.channels;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EmailChannelTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    @Test
    void aMailServerThatDripsItsGreetingIsLeftAtTheDeadline() throws IOException {
        try (DrippingReceiver server =
                DrippingReceiver.start(DrippingReceiver.Answer.GREETING, Duration.ofMillis(100))) {
            EmailChannel channel = channel(server.port(), Duration.ofMinutes(1));

            assertThatThrownBy(() -> channel.send(mail())).hasMessageContaining("no answer within PT1S");

            await().atMost(Duration.ofSeconds(20)).until(server::isLeft);
        }
    }

    @Test
    void aLeaseThatHandingOverMayOutliveIsRefused() {
        assertThatThrownBy(() -> channel(25, DEADLINE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("notifications.sender.lease", "notifications.email.call-timeout");
    }

    private static EmailChannel channel(int port, Duration lease) {
        JavaMailSenderImpl mails = new JavaMailSenderImpl();
        mails.setHost("localhost");
        mails.setPort(port);
        return new EmailChannel(mails, new EmailProperties("orders@example.com", DEADLINE), Leases.of(lease));
    }

    private static Notification mail() {
        Message message = new Message(
                UUID.randomUUID(), "ada@example.com", "order-confirmed", "en", "Your order", "It is confirmed.");
        return new Notification(UUID.randomUUID(), State.PENDING, "email", "story", 0, message);
    }
}
