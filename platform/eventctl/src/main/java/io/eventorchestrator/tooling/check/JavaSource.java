package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Java source as text, which is enough for annotations and names and needs no compiler. Comments and literals are
 * found when they are first needed, since most sources mention nothing that a rule looks for.
 */
final class JavaSource {

    // Possessive, since a backtracking repetition of alternatives would exhaust the stack on a long literal.
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile("//[^\\n]*|(?s:/\\*.*?\\*/)"
            + "|\"\"\"(?s:[^\"\\\\]|\\\\.|\"(?!\"\"))*+\"\"\""
            + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'");
    private static final int LONGEST_ARGUMENTS = 10_000;

    private final String file;
    private final String text;
    private @Nullable Blanked blanked;

    /** @param file relative to the project */
    JavaSource(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Its name, relative to the project. */
    String file() {
        return file;
    }

    /** Tests whether the source contains these characters, in comments too. */
    boolean mentions(String characters) {
        return text.contains(characters);
    }

    /** Tests whether the source contains one of these lower-case words, in any case and in comments too. */
    boolean mentionsAny(Set<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    /** The source without comments; all other characters keep their places. */
    String code() {
        return blanked().code();
    }

    /** The source without comments and the contents of literals; all other characters keep their places. */
    String bare() {
        return blanked().bare();
    }

    private Blanked blanked() {
        Blanked present = blanked;
        if (present == null) {
            present = blank(text);
            blanked = present;
        }
        return present;
    }

    private record Blanked(String code, String bare) {}

    // Finding the first character by hand is several times faster than trying the pattern at each one.
    private static Blanked blank(String text) {
        char[] code = text.toCharArray();
        char[] bare = text.toCharArray();
        Matcher found = COMMENT_OR_LITERAL.matcher(text);
        int at = 0;
        while (at < bare.length) {
            if (mayBegin(bare[at]) && found.region(at, bare.length).lookingAt()) {
                blank(found, code, bare);
                at = found.end();
            } else {
                at++;
            }
        }
        return new Blanked(new String(code), new String(bare));
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
                        + (int) text.substring(0, index)
                                .chars()
                                .filter(c -> c == '\n')
                                .count());
    }

    /** The text between a parenthesis at this index and the one that closes it, without literals' contents. */
    String within(int open) {
        String bare = bare();
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
