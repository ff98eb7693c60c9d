package io.eventorchestrator.tooling.flow;

import java.util.stream.Collectors;

/** Escapes foreign text for XML and HTML. */
final class Xml {

    private Xml() {}

    /** Escapes markup, quotes included, and replaces what XML can't hold. */
    static String text(String text) {
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    case '\'' -> "&#39;";
                    default -> isAllowed(c) ? Character.toString(c) : "\uFFFD";
                })
                .collect(Collectors.joining());
    }

    private static boolean isAllowed(int c) {
        boolean isText =
                c == '\n' || c == '\t' || (c >= ' ' && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c > 0xFFFF;
        return isText && Character.getType(c) != Character.FORMAT;
    }
}
