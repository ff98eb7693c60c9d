package io.eventorchestrator.tooling.specs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cell of a table of events.
 *
 * @param text as written, with code in backticks
 */
public record Cell(String text) {

    private static final Set<String> NONE =
            Set.of("–", "—", "-", "none", "n/a", "nothing", "nobody", "nothing to undo");
    private static final Set<String> OTHERS = Set.of("published for others", "others", "for others");
    private static final Pattern OPEN = Pattern.compile("(?i)\\?+|tbd|tbc|todo|xxx+|…|\\.\\.\\.|\\[.*]|<.*>");
    private static final Pattern REASON =
            Pattern.compile("(?is)[*\\s]*(?:nothing to undo|nothing|none|n/a|–|—|-)[*\\s]*:(?<reason>.*)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NAME = Pattern.compile(
            "\\b(?:[a-z][\\w-]*(?:\\.[\\w-]+)+|[a-z][a-z0-9]*(?:-[a-z0-9]+)+|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:[,;/\\n]|\\bor\\b|\\band\\b)\\s*");

    /** True if the author has not filled it in: it, or the reason in it, is blank or a placeholder. */
    public boolean isOpen() {
        String written = reason().orElseGet(this::plain);
        return written.isEmpty() || OPEN.matcher(written).matches();
    }

    /** The reason why there is none, as in {@code nothing to undo: the order has no effect}; empty without one. */
    public Optional<String> reason() {
        Matcher reason = REASON.matcher(text);
        return reason.matches() ? Optional.of(reason.group("reason").strip()) : Optional.empty();
    }

    /** True if it says that there is none. */
    public boolean isNone() {
        return NONE.contains(plain());
    }

    /** True if it says that consumers are outside of the project. */
    public boolean isForOthers() {
        return OTHERS.contains(plain());
    }

    /** The names in it: those in code, or those that look like names, or else all between commas. */
    public List<String> names() {
        if (isOpen() || isNone() || isForOthers() || reason().isPresent()) {
            return List.of();
        }
        String withoutCode = CODE.matcher(text).replaceAll(" ");
        List<String> names = Stream.concat(
                        CODE.matcher(text)
                                .results()
                                .flatMap(code -> Arrays.stream(code.group(1).split("[\\s,;]+"))),
                        NAME.matcher(withoutCode).results().map(MatchResult::group))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
        return names.isEmpty() ? between() : names;
    }

    private List<String> between() {
        return Arrays.stream(SEPARATOR.split(text.replaceAll("[*_]", "")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private String plain() {
        return text.replaceAll("[`*]", "").strip().toLowerCase(Locale.ROOT);
    }
}
