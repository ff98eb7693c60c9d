package io.eventorchestrator.platform;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a mail part by part, so that an unreadable part hides no other. */
final class MailReader {

    private final Message message;
    private final StringJoiner flaws = new StringJoiner("; ");

    MailReader(Message message) {
        this.message = message;
    }

    /** The raw value of a header; empty if there is none. */
    String raw(String header) {
        return part(header, "", () -> {
            String @Nullable [] values = message.getHeader(header);
            return values == null ? "" : String.join(", ", values);
        });
    }

    Instant arrival() {
        return part("time of arrival", Instant.EPOCH, () -> {
            Date arrived = message.getReceivedDate();
            return arrived == null ? Instant.EPOCH : arrived.toInstant();
        });
    }

    /** Raw text if it is not a valid address. */
    String recipients() {
        String unreadable = raw("To");
        return part("recipients", unreadable, () -> {
            Address @Nullable [] recipients = message.getAllRecipients();
            return recipients == null
                    ? ""
                    : Arrays.stream(recipients).map(Address::toString).collect(Collectors.joining(", "));
        });
    }

    String subject() {
        return part("subject", "", () -> Objects.requireNonNullElse(message.getSubject(), ""));
    }

    /** Empty if it has no plain text. */
    String text() {
        return part(
                "text",
                "",
                () -> message.isMimeType("text/plain") && message.getContent() instanceof String text ? text : "");
    }

    /** The parts that could not be read so far, and why. */
    String flaws() {
        return flaws.toString();
    }

    private <T> T part(String name, T unreadable, Part<T> part) {
        try {
            return part.read();
        } catch (MessagingException | IOException | RuntimeException odd) {
            flaws.add("its " + name + " can't be read: " + odd.getMessage());
            return unreadable;
        }
    }

    @FunctionalInterface
    private interface Part<T> {
        T read() throws MessagingException, IOException;
    }
}
