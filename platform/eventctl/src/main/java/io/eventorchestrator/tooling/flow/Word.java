package io.eventorchestrator.tooling.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A word of a sentence, or a mark between its parts, that says something about the flow.
 *
 * @param form of a verb
 * @param text the service or event that it names
 */
record Word(Role role, Form form, String text) {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.'-]*|[,:()–—]");
    private static final Pattern MARK = Pattern.compile("[,:()–—]");
    private static final Pattern PASCAL = Pattern.compile("(?:[A-Z][a-z0-9]+){2,}");
    private static final Pattern DOTTED = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+){2,}");
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*-service");
    private static final Pattern PAST = Pattern.compile(
            "(?i).*(?:ed|sent|paid|lost|sold|won|made|built|begun|met|held|withdrawn|chosen|taken|given)");
    private static final Pattern DENIAL =
            Pattern.compile("(?i)\\b(?:fail(?:s|ed)? to|instead of|rather than|other than|stop(?:s|ped)?)\\b");

    enum Form {
        FINITE,
        PARTICIPLE,
        GERUND
    }

    /** The words of a sentence. A comma before "and" means no more than the "and". */
    static List<Word> of(String sentence, TypesByName names, Parties parties) {
        List<Word> words = new ArrayList<>();
        TOKEN.matcher(DENIAL.matcher(sentence.replace('’', '\'')).replaceAll("not"))
                .results()
                .map(MatchResult::group)
                .map(token -> token.replaceAll("[.'-]+$", ""))
                .map(token -> of(names, parties, token))
                .filter(word -> word.role() != Role.OTHER)
                .forEach(word -> {
                    if (!words.isEmpty()
                            && words.getLast().role() == Role.COMMA
                            && word.role().joins()) {
                        words.removeLast();
                    }
                    words.add(word);
                });
        return List.copyOf(words);
    }

    private static Word of(TypesByName names, Parties parties, String token) {
        if (MARK.matcher(token).matches()) {
            return new Word(Role.COMMA, Form.FINITE, "");
        }
        boolean isPlainWord = token.equals(token.toLowerCase(Locale.ROOT)) && !token.contains(".");
        Optional<String> event = isPlainWord ? Optional.empty() : names.type(token);
        if (event.isPresent()) {
            return new Word(Role.EVENT, Form.FINITE, event.get());
        }
        if (parties.service(token).isPresent()) {
            return new Word(Role.SERVICE, Form.FINITE, parties.service(token).get());
        }
        if (SERVICE.matcher(token).matches()) {
            return new Word(Role.SERVICE, Form.FINITE, token);
        }
        boolean looksLikeEvent =
                PASCAL.matcher(token).matches() || DOTTED.matcher(token).matches();
        return looksLikeEvent && PAST.matcher(token).matches()
                ? new Word(Role.EVENT, Form.FINITE, token)
                : Vocabulary.word(token);
    }
}
