package io.eventorchestrator.platform;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** The process that {@link LocalMail} starts: receives every mail by SMTP into one mailbox, which IMAP serves. */
final class MailServer {

    static final String MAILBOX = "everybody";

    private MailServer() {}

    /** Arguments: port of SMTP, port of IMAP. */
    public static void main(String[] arguments) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            setup(arguments[0], ServerSetup.PROTOCOL_SMTP), setup(arguments[1], ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withUser(MAILBOX, MAILBOX));
        server.start();
        GreenMailUser everybody = server.getUserManager().getUser(MAILBOX);
        server.getUserManager().setMessageDeliveryHandler((mail, recipient) -> everybody);
        ParentsEnd.endsThisProcess();
    }

    private static ServerSetup setup(String port, String protocol) {
        return new ServerSetup(Integer.parseInt(port), "127.0.0.1", protocol);
    }
}
