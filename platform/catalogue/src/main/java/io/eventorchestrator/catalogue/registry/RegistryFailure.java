package io.eventorchestrator.catalogue.registry;

/** The registry can't be reached, or answers with something unusable; the message is one line for a person. */
public final class RegistryFailure extends IllegalStateException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 400;

    RegistryFailure(String message) {
        super(oneLine(message), null);
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
