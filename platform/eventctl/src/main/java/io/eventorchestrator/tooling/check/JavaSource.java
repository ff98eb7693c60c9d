package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java source as text, which is enough for annotations and names and needs no compiler.
 *
 * @param file relative to the project
 * @param code without comments, each character where it was
 * @param bare also without the contents of literals
 */
record JavaSource(String file, String code, String bare) {

    // Possessive, since a backtracking repetition of alternatives would exhaust the stack on a long literal.
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile("//[^\\n]*|(?s:/\\*.*?\\*/)"
            + "|\"\"\"(?s:[^\"\\\\]|\\\\.|\"(?!\"\"))*+\"\"\""
            + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'");
    private static final int LONGEST_ARGUMENTS = 10_000;

    // Finding the first character by hand is several times faster than trying the pattern at each one.
    static JavaSource of(String file, String text) {
        char[] code = text.toCharArray();
        char[] bare = text.toCharArray();
        Matcher found = COMMENT_OR_LITERAL.matcher(text);
        int at = 0;
        while (at < bare.length) {
            if (mayBegin(text.charAt(at)) && found.region(at, bare.length).lookingAt()) {
                blank(found, code, bare);
                at = found.end();
            } else {
                at++;
            }
        }
        return new JavaSource(file, new String(code), new String(bare));
    }

    private static boolean mayBegin(char c) {
        return c == '/' || c == '"' || c == '\'';
    }

    private static void blank(Matcher found, char[] code, char[] bare) {
        if (bare[found.start()] == '/') {
            blank(code, found.start(), found.end());
            blank(bare, found.start(), found.end());
        } else {
            blank(bare, found.start() + 1, found.end() - 1);
        }
    }

    private static void blank(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != '\n') {
                text[i] = ' ';
            }
        }
    }

    /** The place of a character. */
    Source at(int index) {
        return new Source(
                file,
                1
                        + (int) code.substring(0, index)
                                .chars()
                                .filter(c -> c == '\n')
                                .count());
    }

    /** The text between a parenthesis at this index and the one that closes it, without literals' contents. */
    String within(int open) {
        int end = Math.min(bare.length(), open + LONGEST_ARGUMENTS);
        int depth = 0;
        for (int i = open; i < end; i++) {
            depth += bare.charAt(i) == '(' ? 1 : bare.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return bare.substring(open + 1, i);
            }
        }
        return bare.substring(open + 1, end);
    }
}
