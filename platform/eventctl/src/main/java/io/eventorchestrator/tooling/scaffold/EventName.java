package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** The type of an event, such as {@code orders.order.placed}: its domain, its entity, and what happened. */
record EventName(String domain, String entity, String event) {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,40}\\.[a-z]{2,40}\\.[a-z]{2,40}");
    private static final Pattern PAST = Pattern.compile("[a-z]+ed|sent");

    /** @throws InvalidContract if it has another form, or is not in the past tense; the message suggests a valid one */
    static EventName of(String type) {
        if (!FORM.matcher(type).matches()) {
            throw new InvalidContract(type + " is not an event's type, <domain>.<entity>.<event> in lower-case letters,"
                    + " such as payments.payment.processed.");
        }
        String[] words = type.split("\\.", -1);
        Arrays.stream(words).filter(SourceVersion::isKeyword).findFirst().ifPresent(word -> {
            throw new InvalidContract(type + " can't name a Java package or class: " + word + " is a keyword of Java.");
        });
        if (!PAST.matcher(words[2]).matches()) {
            throw new InvalidContract(type + " is not in the past tense: an event has happened, such as " + words[0]
                    + "." + words[1] + "." + past(words[2]) + ".");
        }
        return new EventName(words[0], words[1], words[2]);
    }

    private static String past(String verb) {
        if (verb.equals("send") || verb.equals("sends")) {
            return "sent";
        }
        return verb.replaceFirst("(?:ing|(?<!s)s)$", "")
                        .replaceFirst("(?<=^[^aeiou]{1,3}[aeiou])([bdgmnprt])$", "$1$1")
                        .replaceFirst("(?<=[^aeiou])y$", "i")
                        .replaceFirst("e$", "")
                + "ed";
    }

    String type() {
        return domain + "." + entity + "." + event;
    }

    /** The name of its record. */
    String className() {
        return capital(entity) + capital(event);
    }

    /** The name of the sealed interface with which a domain begins. */
    String parentName() {
        return capital(entity) + "Event";
    }

    /** A first description of the event: a sentence that says what happened. */
    String sentence() {
        return ("aeiou".indexOf(entity.charAt(0)) < 0 ? "A " : "An ") + entity + " was " + event + ".";
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
