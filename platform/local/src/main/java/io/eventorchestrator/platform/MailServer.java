package io.eventorchestrator.platform;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;

/**
 * The process that {@link LocalMail} starts: receives every mail by SMTP into one mailbox, which IMAP serves, and keeps
 * it on disk for the next process.
 */
final class MailServer {

    static final String MAILBOX = "everybody";

    private static final System.Logger LOG = System.getLogger(MailServer.class.getName());

    private MailServer() {}

    /** Arguments: port of SMTP, port of IMAP, folder of the mails. */
    public static void main(String[] arguments) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup[] {
            setup(arguments[0], ServerSetup.PROTOCOL_SMTP), setup(arguments[1], ServerSetup.PROTOCOL_IMAP)
        });
        GreenMailUser everybody = server.setUser(MAILBOX, MAILBOX);
        MailStore kept = new MailStore(Path.of(arguments[2]), Clock.systemUTC());
        show(kept, server.getManagers().getImapHostManager().getInbox(everybody));
        server.getUserManager().setMessageDeliveryHandler((mail, recipient) -> {
            kept.keep(mail.getMessage());
            return everybody;
        });
        // Starts last: a mail that arrived earlier would go to its recipient's mailbox, not to the common one.
        server.start();
        ParentWatch.exitWithParent();
    }

    private static void show(MailStore kept, MailFolder inbox) throws IOException {
        for (Path mail : kept.newest()) {
            try {
                show(mail, inbox);
            } catch (MessagingException | IOException | RuntimeException odd) {
                LOG.log(System.Logger.Level.WARNING, "The mail " + mail + " can't be shown: " + odd);
            }
        }
    }

    // The server refuses some mails only after it has stored them.
    private static void show(Path mail, MailFolder inbox) throws MessagingException, IOException {
        Date arrival = Date.from(Files.getLastModifiedTime(mail).toInstant());
        inbox.appendMessage(MailStore.read(mail), new Flags(), arrival);
    }

    private static ServerSetup setup(String port, String protocol) {
        return new ServerSetup(Integer.parseInt(port), "127.0.0.1", protocol);
    }
}
