package io.eventorchestrator.tooling.platform;

import java.util.Locale;

/**
 * The name of a part, as {@code status} prints it or as its log is called.
 *
 * @param given in any case
 */
record PartName(String given) {

    private static final String SIDECAR_OF = "the sidecar of ";

    /** The name of its log, such as {@code order-service-sidecar} or {@code kafka}. */
    String log() {
        String name = given.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "mail server" -> "mail";
            case "postgresql" -> "postgres";
            default ->
                name.startsWith(SIDECAR_OF) ? name.substring(SIDECAR_OF.length()) + "-sidecar" : name.replace(' ', '-');
        };
    }
}
