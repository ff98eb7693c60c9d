package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property of a Spring application.
 *
 * @param text its value, which may be a placeholder such as {@code ${APP_PORT:9081}}
 */
record Setting(String name, String text, Source source) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w.-]+)(?::([^${}]*))?}");

    /** Its value if no environment variable is set; empty if it depends on one. */
    Optional<String> value() {
        return in(Map.of());
    }

    /** Its value in an environment; empty if it is unknown. */
    Optional<String> in(Map<String, String> environment) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        boolean hasVariable = placeholder.matches();
        String given = environment.get(hasVariable ? placeholder.group(1) : variable());
        String declared = hasVariable ? placeholder.group(2) : text;
        return Optional.ofNullable(environment.get(variable()))
                .or(() -> Optional.ofNullable(given))
                .or(() -> Optional.ofNullable(declared))
                .filter(value -> !value.isEmpty() && !value.contains("$"));
    }

    // The variable that Spring reads for the property, whatever its value is.
    private String variable() {
        return name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }
}
