package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A service's name, such as {@code payment-service}, and its other spellings. */
record ServiceName(String name) {

    private static final String ENDING = "-service";
    // With a purpose, a consumer group has at most 63 characters.
    private static final int LONGEST = 40;
    // PostgreSQL keeps roles that begin with pg_ for itself.
    private static final Pattern FORM = Pattern.compile("(?!pg-)[a-z][a-z0-9]*(?:-[a-z0-9]+)*" + ENDING);

    /** @throws InvalidContract if it has another form */
    static ServiceName of(String given) {
        if (given.length() > LONGEST || !FORM.matcher(given).matches()) {
            throw new InvalidContract(
                    given + " can't name a service: at most " + LONGEST + " lower-case letters, digits"
                            + " and single hyphens, with service as the last word, such as payment-service.");
        }
        return new ServiceName(given);
    }

    /** The name as it is spelled in role names, environment variables and class names. */
    Map<String, String> spellings() {
        String role = name.replace('-', '_');
        return Map.of("name", name, "role", role, "variable", role.toUpperCase(Locale.ROOT), "className", className());
    }

    private String className() {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** The event that it publishes unless another is chosen. */
    EventName event() {
        String entity = name.substring(0, name.length() - ENDING.length()).replace("-", "");
        if (!entity.matches("[a-z]{2,39}")) {
            throw new InvalidContract("--publishes chooses the event of " + name
                    + ", whose name suggests none: a type such as payments.payment.processed.");
        }
        return EventName.of((entity.endsWith("s") ? entity : entity + "s") + "." + entity + ".processed");
    }
}
