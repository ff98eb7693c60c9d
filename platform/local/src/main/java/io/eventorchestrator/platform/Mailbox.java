package io.eventorchestrator.platform;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Reads the mails in the platform's mail server, by IMAP. */
public final class Mailbox {

    private static final String PATIENCE_MS = "5000";

    private final String host;
    private final int port;

    /** @param address {@code imap://host:port}, from the addresses of a running platform */
    public Mailbox(String address) {
        java.net.URI imap = java.net.URI.create(address);
        this.host = imap.getHost();
        this.port = imap.getPort();
    }

    /**
     * A received mail.
     *
     * @param messageId the sender's, angle brackets included; empty if it has none
     * @param recipient raw text if it is not a valid address; empty if there is none
     * @param text empty if it has no plain text
     * @param flaw the unreadable parts; empty if all is readable
     */
    public record Mail(String messageId, Instant at, String recipient, String subject, String text, String flaw) {}

    /**
     * All mails, in the order of arrival.
     *
     * @throws NotStartable if the mail server does not answer
     */
    public List<Mail> mails() {
        Properties settings = new Properties();
        settings.put("mail.imap.connectiontimeout", PATIENCE_MS);
        settings.put("mail.imap.timeout", PATIENCE_MS);
        // The mail server parses the whole mail again for each part that is fetched alone.
        settings.put("mail.imap.partialfetch", "false");
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
            envelopes.add("Message-ID");
            inbox.fetch(messages, envelopes);
            return Arrays.stream(messages).map(Mailbox::mail).toList();
        }
    }

    static Mail mail(Message message) {
        MailReader reader = new MailReader(message);
        return new Mail(
                reader.raw("Message-ID"),
                reader.arrival(),
                reader.recipients(),
                reader.subject(),
                reader.text(),
                reader.flaws());
    }
}
