package io.eventorchestrator.tooling.edits;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Breaks the list of an interface's permitted types where its line is too wide, as the formatter does. */
final class PermittedTypes {

    private static final Pattern WIDE = Pattern.compile("(?m)^(?=.{121})((?:\\w+ )*interface .*\\S) (permits .*)$");
    private static final Pattern WIDE_LIST = Pattern.compile("(?m)^(?=.{121}) {8}permits .*$");

    private PermittedTypes() {}

    static String broken(String source) {
        String end = source.contains("\r\n") ? "\r\n" : "\n";
        String onItsLine = WIDE.matcher(source).replaceAll("$1" + end + "        $2");
        return WIDE_LIST
                .matcher(onItsLine)
                .replaceAll((MatchResult list) -> list.group().replace(", ", "," + end + "                "));
    }
}
