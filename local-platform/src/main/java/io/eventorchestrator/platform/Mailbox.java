package io.eventorchestrator.platform;

import jakarta.mail.Address;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** What has arrived at the platform's mail server, read by IMAP. */
public final class Mailbox {

    private static final String PATIENCE_MS = "5000";

    private final String host;
    private final int port;

    /** @param address {@code imap://host:port}, as a running platform names it */
    public Mailbox(String address) {
        java.net.URI imap = java.net.URI.create(address);
        this.host = imap.getHost();
        this.port = imap.getPort();
    }

    /**
     * A mail that arrived.
     *
     * @param messageId as its sender made it, angle brackets included
     */
    public record Mail(String messageId, Instant at, String recipient, String subject) {}

    /**
     * All mails, in the order in which they arrived.
     *
     * @throws NotStartable if the mail server does not answer
     */
    public List<Mail> mails() {
        Properties settings = new Properties();
        settings.put("mail.imap.connectiontimeout", PATIENCE_MS);
        settings.put("mail.imap.timeout", PATIENCE_MS);
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect(host, port, MailServer.MAILBOX, MailServer.MAILBOX);
            return read(store);
        } catch (MessagingException failed) {
            throw new NotStartable(
                    "The mail server at " + host + ":" + port + " does not answer: " + failed.getMessage());
        }
    }

    private static List<Mail> read(Store store) throws MessagingException {
        try (Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            Message[] messages = inbox.getMessages();
            FetchProfile envelopes = new FetchProfile();
            envelopes.add(FetchProfile.Item.ENVELOPE);
            inbox.fetch(messages, envelopes);
            return Arrays.stream(messages).map(Mailbox::mail).toList();
        }
    }

    private static Mail mail(Message message) {
        try {
            return new Mail(
                    ((MimeMessage) message).getMessageID(),
                    message.getReceivedDate().toInstant(),
                    Arrays.stream(message.getAllRecipients())
                            .map(Address::toString)
                            .collect(Collectors.joining(", ")),
                    message.getSubject());
        } catch (MessagingException unreadable) {
            throw new NotStartable("A mail can't be read: " + unreadable.getMessage());
        }
    }
}
