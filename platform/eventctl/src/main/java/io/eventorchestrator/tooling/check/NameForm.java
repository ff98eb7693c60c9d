package io.eventorchestrator.tooling.check;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a name that is made of other names.
 *
 * @param text a regular expression, in which {@code <service>} and the like stand for another name
 */
record NameForm(String text) {

    private static final Pattern PLACE = Pattern.compile("<([a-z]+)>");

    /** @throws java.util.regex.PatternSyntaxException if it is not a regular expression */
    NameForm {
        Pattern.compile(PLACE.matcher(text).replaceAll("name"));
    }

    /** @param names by the words that stand for them */
    boolean fits(String name, Map<String, String> names) {
        String filled = PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(Pattern.quote(names.getOrDefault(place.group(1), place.group()))));
        return Pattern.matches(filled, name);
    }

    /** The form with these names, for a person. */
    String with(Map<String, String> names) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(names.getOrDefault(place.group(1), place.group())))
                .replace("\\.", ".");
    }
}
