package io.eventorchestrator.messaging.startup;

import static org.springframework.boot.context.properties.bind.DataObjectPropertyName.toDashedForm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Explains a setting that is unreadable, out of range or unknown. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BindingAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|token|secret|jaas).*");
    private static final List<String> RULES_OF_ITS_OWN = List.of("AssertTrue", "AssertFalse");

    private final Settings settings;

    BindingAnalyzer(Environment environment) {
        this.settings = new Settings(environment);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        String faults = faults(cause);
        return faults == null ? null : new FailureAnalysis(faults + ".", null, cause);
    }

    private @Nullable String faults(BindException cause) {
        BindValidationException invalid = findCause(cause, BindValidationException.class);
        if (invalid != null) {
            return invalid.getValidationErrors().getAllErrors().stream()
                    .map(this::invalid)
                    .collect(Collectors.joining("; "));
        }
        UnboundConfigurationPropertiesException unknown =
                findCause(cause, UnboundConfigurationPropertiesException.class);
        if (unknown != null) {
            return unknown.getUnboundProperties().stream()
                    .map(property -> "there is no setting " + property.getName())
                    .collect(Collectors.joining("; "));
        }
        return cause.getProperty() == null ? null : unreadable(cause, cause.getProperty());
    }

    private String invalid(ObjectError error) {
        String message = String.valueOf(error.getDefaultMessage());
        boolean ownRule = error.getCode() != null && RULES_OF_ITS_OWN.contains(error.getCode());
        return error instanceof FieldError field && !ownRule
                ? named(field.getObjectName() + "." + toDashedForm(field.getField()), field.getRejectedValue())
                        + ", but " + message
                : message;
    }

    private String unreadable(BindException cause, ConfigurationProperty property) {
        Class<?> target = cause.getTarget().getType().resolve(Object.class);
        String why = target.isEnum()
                ? "must be one of "
                        + Arrays.stream(target.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                : String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(cause).getMessage());
        return named(property.getName().toString(), property.getValue()) + ": " + why;
    }

    private static String withoutLogin(@Nullable Object value) {
        return String.valueOf(value).replaceAll("//[^/]*@", "//…@");
    }

    private String named(String property, @Nullable Object value) {
        String is = SECRET.matcher(property).matches() ? " is set" : " is \"" + withoutLogin(value) + "\"";
        return settings.name(property) + (value == null ? " is not set" : is);
    }
}
