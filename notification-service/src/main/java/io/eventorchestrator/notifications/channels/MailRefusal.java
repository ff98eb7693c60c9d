package io.eventorchestrator.notifications.channels;

import jakarta.mail.internet.AddressException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/**
 * Distinguishes a mail server's permanent refusals from those that a later attempt may overcome. Only a 5xx reply (RFC
 * 5321, section 4.2.1) about the recipient or the mail itself is permanent. One about the session, the login or the
 * sender indicates a wrong setting, which will be corrected.
 */
final class MailRefusal {

    // Unknown commands or sequences, a host without mail, and a missing or refused login (RFC 4954).
    private static final Set<Integer> ABOUT_THE_SESSION = Set.of(500, 502, 503, 504, 521, 530, 534, 535, 538);

    // RFC 5321, section 4.5.3.1.10: for a recipient this means 452, too many recipients or a full mailbox.
    private static final int NO_SPACE = 552;

    private MailRefusal() {}

    /** @return the reason why no later attempt can succeed; empty if one may */
    static Optional<String> permanent(@Nullable Throwable failure) {
        return failure instanceof MailSendException send
                ? Arrays.stream(send.getMessageExceptions())
                        .flatMap(MailRefusal::causes)
                        .flatMap(cause -> refusal(cause).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> refusal(Throwable cause) {
        if (cause instanceof AddressException) {
            return Optional.of("the mail library refuses the address: " + cause.getMessage());
        }
        if (cause instanceof SMTPAddressFailedException address) {
            return refused(address.getReturnCode()) && address.getReturnCode() != NO_SPACE
                    ? Optional.of("the mail server refuses the address: " + cause.getMessage())
                    : Optional.empty();
        }
        return cause instanceof SMTPSendFailedException mail
                        && isAboutTheMail(mail.getCommand())
                        && refused(mail.getReturnCode())
                ? Optional.of("the mail server refuses the mail: " + cause.getMessage())
                : Optional.empty();
    }

    // Replies to MAIL FROM concern the sender.
    private static boolean isAboutTheMail(String command) {
        return command.equals("DATA") || command.equals(".");
    }

    private static boolean refused(int status) {
        return status >= 500 && status <= 599 && !ABOUT_THE_SESSION.contains(status);
    }
}
