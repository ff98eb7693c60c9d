package io.eventorchestrator.messaging.observability;

import java.util.regex.Pattern;

/** Makes a reason fit for health, which many may read: one short line of plain characters, without addresses. */
final class PlainReason {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");
    private static final Pattern ADDRESS =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:]+])(:\\d+)?|[\\w-]+(\\.[\\w-]+)*:\\d{2,5}\\b");
    private static final int LONGEST = 300;

    private PlainReason() {}

    static String of(String reason) {
        String start = reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
        String line = UNPRINTABLE.matcher(start).replaceAll(" ");
        return ADDRESS.matcher(line).replaceAll("(address)").strip();
    }
}
