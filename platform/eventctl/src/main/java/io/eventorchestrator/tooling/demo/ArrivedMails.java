package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.platform.Mailbox;
import io.eventorchestrator.platform.Mailbox.Mail;
import io.eventorchestrator.tooling.terminal.Printable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the mails of an order at the mail server: a mail's Message-ID begins with the notification's id. */
final class ArrivedMails {

    private final Map<String, Mail> byNotification;

    private ArrivedMails(Map<String, Mail> byNotification) {
        this.byNotification = byNotification;
    }

    static ArrivedMails in(Mailbox mailbox) {
        return of(mailbox.mails());
    }

    static ArrivedMails of(List<Mail> mails) {
        return new ArrivedMails(mails.stream()
                .collect(Collectors.toMap(
                        ArrivedMails::notification, mail -> mail, (first, again) -> first, LinkedHashMap::new)));
    }

    private static String notification(Mail mail) {
        return mail.messageId().replaceFirst("^<", "").replaceFirst("@.*", "");
    }

    /** A line per notification: its mail, or its state if none has arrived. */
    List<String> of(int number, JsonNode notifications) {
        return StreamSupport.stream(notifications.spliterator(), false)
                .map(one -> line(number, one, byNotification.get(one.path("id").asString())))
                .toList();
    }

    /** A line per mail to the warehouse about one of these SKUs; such mails belong to no order. */
    List<String> aboutStock(Instant since, List<String> skus) {
        return byNotification.values().stream()
                .filter(mail -> !mail.at().isBefore(since))
                .filter(mail -> skus.stream().anyMatch(mail.subject()::contains))
                .map(mail -> line("  -", mail))
                .toList();
    }

    private static String line(int number, JsonNode one, @Nullable Mail mail) {
        return mail == null
                ? "%3d  %-26s no mail: %s is %s"
                        .formatted(
                                number,
                                one.path("recipient").asString(),
                                one.path("template").asString(),
                                one.path("state").asString())
                : line("%3d ".formatted(number), mail);
    }

    private static String line(String of, Mail mail) {
        return "%-5s%-26s %s".formatted(of, Printable.text(mail.recipient()), Printable.text(mail.subject()))
                + (mail.flaw().isEmpty() ? "" : " (" + Printable.brief(mail.flaw()) + ")");
    }
}
