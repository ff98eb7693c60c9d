package io.eventorchestrator.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Channel;
import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.notifications.domain.Occasion.Money;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.testing.ServiceTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ServiceTest(
        properties = {
            "notifications.log.enabled=false",
            "notifications.email.enabled=true",
            "notifications.email.from=orders@shop.example",
            "notifications.languages[example.de]=de",
            "notifications.languages[grace@example.de]=en",
            "notifications.sender.poll=20ms",
            "notifications.sender.first-delay=50ms",
            "notifications.sender.ceiling=200ms",
            "notifications.sender.attempts=10000"
        })
@DirtiesContext
class MailsIT {

    private static final int SMTP = Ports.free();

    @Autowired
    private Notify notify;

    @Autowired
    private Notifications notifications;

    @Autowired
    private List<Channel> channels;

    private GreenMail mails;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", () -> SMTP);
    }

    @BeforeEach
    void startMailServer() {
        mails = new GreenMail(new ServerSetup(SMTP, "localhost", ServerSetup.PROTOCOL_SMTP));
        mails.start();
    }

    @AfterEach
    void stopMailServer() {
        mails.stop();
    }

    @Test
    void aMailSaysWhatHappenedInTheLanguageOfItsRecipient() throws Exception {
        UUID order = UUID.randomUUID();
        Stream.of("ada@example.com", "karl@example.de", "Grace@example.de")
                .forEach(recipient -> notify.tell(event(), recipient, confirmed(order)));

        awaitSent(order, 3);
        MimeMessage german = mailTo("karl@example.de");
        assertThat(german.getSubject()).isEqualTo("Ihre Bestellung " + order + " ist bestätigt");
        assertThat((String) german.getContent()).contains("Vielen Dank für", "19,99");
        assertThat(german.getHeader("Content-Language")).containsExactly("de");
        assertThat(german.getFrom()[0]).hasToString("orders@shop.example");
        assertThat((String) mailTo("ada@example.com").getContent()).contains("Thank you", "€19.99");
        assertThat((String) mailTo("Grace@example.de").getContent()).contains("Thank you");
    }

    @Test
    void aMailThatIsHandedOverTwiceHasOneMessageId() throws Exception {
        UUID order = UUID.randomUUID();
        notify.tell(event(), "ada@example.com", expired(order));
        awaitSent(order, 1);
        Notification sent = notifications.ofOrder(order, null, 50).getFirst();

        channels.getFirst().send(sent);

        assertThat(channels).hasSize(1);
        assertThat(mails.getReceivedMessages())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.getMessageID()).isEqualTo("<" + sent.id() + "@shop.example>"));
    }

    @Test
    void mailsWrittenWhileTheMailServerIsDownArriveOnceAfterwards() {
        mails.stop();
        UUID order = UUID.randomUUID();
        IntStream.range(0, 20).forEach(i -> notify.tell(event(), "c" + i + "@example.com", expired(order)));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> of(order).stream().mapToInt(Notification::attempts).sum() > 40);
        assertThat(of(order)).extracting(Notification::state).containsOnly(State.PENDING);

        startMailServer();

        awaitSent(order, 20);
        assertThat(Arrays.stream(mails.getReceivedMessages()).map(MailsIT::messageId))
                .containsExactlyInAnyOrderElementsOf(of(order).stream()
                        .map(notification -> "<" + notification.id() + "@shop.example>")
                        .toList());
    }

    @Test
    void anInvalidAddressIsGivenUpAtOnce() {
        UUID order = UUID.randomUUID();
        notify.tell(event(), "ada@exa mple@com", expired(order));

        await().atMost(Duration.ofMinutes(5)).until(() -> of(order).getFirst().state() == State.FAILED);
        assertThat(of(order).getFirst().attempts()).isEqualTo(1);
    }

    private void awaitSent(UUID order, int count) {
        await().atMost(Duration.ofMinutes(5))
                .until(() ->
                        of(order).stream().map(Notification::state).toList().equals(allSent(count)));
    }

    private static List<State> allSent(int count) {
        return IntStream.range(0, count).mapToObj(i -> State.SENT).toList();
    }

    private List<Notification> of(UUID order) {
        return notifications.ofOrder(order, null, 50);
    }

    private MimeMessage mailTo(String recipient) {
        return Arrays.stream(mails.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static HandledEvent event() {
        String id = UUID.randomUUID().toString();
        return new HandledEvent(id, "/order-service", id);
    }

    private static Occasion confirmed(UUID order) {
        return Occasion.confirmed(order, new Money(1999, "EUR"));
    }

    private static Occasion expired(UUID order) {
        return Occasion.expired(order);
    }
}
