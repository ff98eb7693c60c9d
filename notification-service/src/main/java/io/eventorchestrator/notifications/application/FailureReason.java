package io.eventorchestrator.notifications.application;

/** Describes a channel's failure in text that the event {@code NotificationFailed} can carry. */
final class FailureReason {

    // The limit of the event's schema.
    private static final int LONGEST = 1000;

    private FailureReason() {}

    /** @return not blank, at most 1000 characters */
    static String of(RuntimeException failure) {
        String message = failure.getMessage() == null ? "" : printable(failure.getMessage());
        return message.isBlank() ? failure.getClass().getSimpleName() : cut(message);
    }

    private static String printable(String message) {
        return message.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
