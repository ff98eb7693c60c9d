package io.eventorchestrator.messaging.startup;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.core.env.Environment;

/**
 * The operator's name for a property: the environment variable that sets it, if there is one.
 *
 * @param environment the service's environment
 */
public record Settings(Environment environment) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:.*)?}");

    /** {@code DATABASE_PASSWORD (spring.datasource.password)}, or the property alone if no variable sets it. */
    public String name(String property) {
        String variable = variable(find(property));
        return variable == null ? property : variable + " (" + property + ")";
    }

    /** The property's current value; empty if it has none. */
    public String value(String property) {
        return environment.getProperty(property, "");
    }

    private @Nullable ConfigurationProperty find(String property) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String variable(@Nullable ConfigurationProperty found) {
        if (found == null) {
            return null;
        }
        if (origin(found) instanceof SystemEnvironmentOrigin environment) {
            return environment.getProperty();
        }
        Matcher placeholder = VARIABLE.matcher(String.valueOf(found.getValue()));
        return placeholder.matches() ? placeholder.group(1) : null;
    }

    private static @Nullable Origin origin(ConfigurationProperty found) {
        return found.getOrigin() instanceof PropertySourceOrigin within ? within.getOrigin() : found.getOrigin();
    }
}
