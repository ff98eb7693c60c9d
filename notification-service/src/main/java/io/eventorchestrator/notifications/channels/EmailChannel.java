package io.eventorchestrator.notifications.channels;

import io.eventorchestrator.notifications.application.Channel;
import io.eventorchestrator.notifications.application.NotificationProperties;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends mails by SMTP. The Message-ID is made of the notification's id, so that a mail that is handed over twice is
 * seen as one.
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
        MimeMessage mail = mail(notification);
        try {
            deadline.call(Executors.callable(() -> mails.send(mail)));
        } catch (InterruptedIOException late) {
            throw new UncheckedIOException("the mail server can't be reached: " + late.getMessage(), late);
        } catch (ExecutionException failed) {
            throw refused(failed.getCause())
                    ? new Undeliverable("the mail server does not take the address")
                    : new IllegalStateException(failed.getMessage(), failed);
        }
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

    // An address that the server refuses for good (5xx), and not only for now (4xx), is listed as invalid.
    private static boolean refused(@Nullable Throwable failed) {
        return failed instanceof MailSendException send
                && Arrays.stream(send.getMessageExceptions())
                        .filter(SendFailedException.class::isInstance)
                        .map(SendFailedException.class::cast)
                        .map(SendFailedException::getInvalidAddresses)
                        .anyMatch((Address[] invalid) -> invalid != null && invalid.length > 0);
    }
}
