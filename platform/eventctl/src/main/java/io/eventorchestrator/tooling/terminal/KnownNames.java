package io.eventorchestrator.tooling.terminal;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that exist, for a message about one that does not. */
public record KnownNames(Collection<String> names) {

    private static final int MOST_LISTED = 50;
    private static final int MOST_MEANT = 5;
    private static final int MOST_EDITS = 3;
    private static final int LETTERS_PER_EDIT = 4;
    private static final int LEAST_LETTERS = 3;

    /**
     * Ends a sentence about a name that does not exist: asks whether the nearest ones were meant, or lists all.
     *
     * @param list introduces the list, such as "there are"
     */
    public String insteadOf(String given, String list) {
        Collection<String> nearest = nearestTo(given);
        return nearest.isEmpty() || nearest.size() > MOST_MEANT
                ? "; " + list + " " + listed() + "."
                : ". Did you mean " + String.join(" or ", nearest) + "?";
    }

    private String listed() {
        return names.isEmpty() ? "none" : names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    }

    /** Those nearest to a name with a typing error, or to a part of a name; empty if all differ too much. */
    Collection<String> nearestTo(String given) {
        String typed = letters(given);
        int mostEdits = Math.clamp(typed.length() / LETTERS_PER_EDIT, 1, MOST_EDITS);
        TreeMap<Integer, TreeSet<String>> byDistance = names.stream()
                .collect(Collectors.groupingBy(
                        name -> distance(typed, name), TreeMap::new, Collectors.toCollection(TreeSet::new)));
        return byDistance.headMap(mostEdits, true).values().stream().findFirst().orElseGet(TreeSet::new);
    }

    private static int distance(String typed, String name) {
        if (typed.length() >= LEAST_LETTERS && letters(name).contains(typed)) {
            return 1;
        }
        return Stream.concat(Stream.of(name), typed.length() < LETTERS_PER_EDIT ? Stream.of() : parts(name))
                .map(KnownNames::letters)
                .mapToInt(part -> new Edits(typed, part).fewest())
                .min()
                .orElseThrow();
    }

    // Without "-service", or the domain before the event.
    private static Stream<String> parts(String name) {
        return Stream.of(name.replaceFirst("-.*", ""), name.replaceFirst("^[^.]*\\.", ""));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
