package io.eventorchestrator.tooling.flow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A word of a sentence that says something about the flow.
 *
 * @param role what it says
 * @param text the service or event that it names
 */
record Word(Role role, String text) {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.'-]*");
    private static final Pattern PASCAL = Pattern.compile("(?:[A-Z][a-z0-9]+){2,}");
    private static final Pattern DOTTED = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+){2,}");
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*-service");
    private static final Pattern PAST = Pattern.compile(
            "(?i).*(?:ed|sent|paid|lost|sold|won|made|built|begun|met|held|withdrawn|chosen|taken|given)");

    enum Role {
        SERVICE,
        EVENT,
        PUBLISH,
        READ,
        LEAD,
        UNDO,
        WHEN,
        NOT,
        BY,
        OTHER
    }

    private static final Map<String, Role> ROLES = Stream.of(
                    words(
                            Role.PUBLISH,
                            "publish publishes published emit emits emitted raise raises raised produce"
                                    + " produces produced send sends sent announce announces announced"),
                    words(
                            Role.READ,
                            "consume consumes consumed subscribe subscribes listen listens read reads handle handles"
                                    + " handled receive receives received react reacts process processes processed"),
                    words(Role.LEAD, "leads triggers causes results"),
                    words(Role.UNDO, "undone compensated reversed"),
                    words(Role.WHEN, "when whenever upon once after on"),
                    words(Role.NOT, "not never no without nothing nor doesn't don't isn't cannot"),
                    words(Role.BY, "by"))
            .flatMap(roles -> roles.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    static List<Word> of(String sentence, TypesByName names, Parties parties) {
        return TOKEN.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .map(token -> token.replaceAll("[.'-]+$", ""))
                .map(token -> of(names, parties, token))
                .filter(word -> word.role() != Role.OTHER)
                .toList();
    }

    private static Word of(TypesByName names, Parties parties, String token) {
        boolean isPlainWord = token.equals(token.toLowerCase(Locale.ROOT)) && !token.contains(".");
        Optional<String> event = isPlainWord ? Optional.empty() : names.type(token);
        if (event.isPresent()) {
            return new Word(Role.EVENT, event.get());
        }
        if (parties.service(token).isPresent()) {
            return new Word(Role.SERVICE, parties.service(token).get());
        }
        if (SERVICE.matcher(token).matches()) {
            return new Word(Role.SERVICE, token);
        }
        boolean looksLikeEvent =
                PASCAL.matcher(token).matches() || DOTTED.matcher(token).matches();
        return looksLikeEvent && PAST.matcher(token).matches()
                ? new Word(Role.EVENT, token)
                : new Word(ROLES.getOrDefault(token.toLowerCase(Locale.ROOT), Role.OTHER), "");
    }

    private static Map<String, Role> words(Role role, String words) {
        return Stream.of(words.split(" ")).collect(Collectors.toMap(word -> word, word -> role));
    }
}
