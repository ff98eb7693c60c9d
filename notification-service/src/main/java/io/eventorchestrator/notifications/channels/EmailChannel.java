package io.eventorchestrator.notifications.channels;

import io.eventorchestrator.contracts.MailAddress;
import io.eventorchestrator.notifications.application.Channel;
import io.eventorchestrator.notifications.application.NotificationProperties;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends mails by SMTP. The Message-ID derives from the notification's id, so that a mail that is sent twice is
 * recognised as one.
 */
@Component
@ConditionalOnBooleanProperty("notifications.email.enabled")
@EnableConfigurationProperties(EmailProperties.class)
class EmailChannel implements Channel {

    private final JavaMailSender mails;
    private final EmailProperties properties;
    private final CallDeadline deadline;

    EmailChannel(JavaMailSender mails, EmailProperties properties, NotificationProperties notifications) {
        this.mails = mails;
        this.properties = properties;
        this.deadline = new CallDeadline(properties.callTimeout());
        deadline.requireWithin(notifications.sender().lease(), "notifications.email.call-timeout");
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public void send(Notification notification) {
        requireDeliverable(notification.message().recipient());
        MimeMessage mail = mail(notification);
        try {
            deadline.call(Executors.callable(() -> mails.send(mail)));
        } catch (InterruptedIOException late) {
            throw new UncheckedIOException("the mail server can't be reached: " + late.getMessage(), late);
        } catch (ExecutionException failed) {
            throw judge(failed);
        }
    }

    // The library would send the low byte of each non-ASCII character, and so to a different address.
    private static void requireDeliverable(String recipient) {
        if (!MailAddress.isDeliverable(recipient)) {
            throw new Undeliverable("no mail can be sent to such an address");
        }
    }

    private static RuntimeException judge(ExecutionException failed) {
        return MailRefusal.permanent(failed.getCause())
                .<RuntimeException>map(Undeliverable::new)
                .orElseGet(() -> new IllegalStateException(failed.getMessage(), failed));
    }

    private MimeMessage mail(Notification notification) {
        MimeMessage mail = mails.createMimeMessage();
        try {
            write(notification.message(), new MimeMessageHelper(mail, StandardCharsets.UTF_8.name()));
            mail.setHeader("Message-ID", "<" + notification.id() + "@" + properties.domain() + ">");
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("Content-Language", notification.message().language());
            return mail;
        } catch (MessagingException unwritable) {
            throw new Undeliverable("no mail can be written: " + unwritable.getMessage());
        }
    }

    private void write(Message message, MimeMessageHelper mail) throws MessagingException {
        mail.setValidateAddresses(true);
        mail.setFrom(properties.from());
        mail.setTo(message.recipient());
        mail.setSubject(message.subject());
        mail.setText(message.text());
    }
}
