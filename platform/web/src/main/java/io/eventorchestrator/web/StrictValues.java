package io.eventorchestrator.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Accepts a parameter only in the form that the service's description declares. Spring trims values, treats blank as
 * absent and {@code 0x10} as 16, and the JDK completes {@code 1-1-1-1-1} to a UUID. A converter can't prevent this: if
 * it fails, Spring falls back to its property editors.
 */
final class StrictValues implements RequestCheck {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            UUID.class, "must be a UUID of 36 characters",
            int.class, "must be a whole number within 32 bits",
            Integer.class, "must be a whole number within 32 bits",
            Instant.class, "must be a time in UTC, such as 2026-01-31T08:00:00Z");

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z");
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");

    @Override
    public void check(HandlerMethod operation, HttpServletRequest request) {
        for (MethodParameter parameter : operation.getMethodParameters()) {
            String text = text(parameter, request);
            if (text != null && !isCanonical(parameter.getParameterType(), text)) {
                throw new MethodArgumentTypeMismatchException(
                        text,
                        parameter.getParameterType(),
                        ClosedQuery.name(parameter),
                        parameter,
                        new IllegalArgumentException("not in its canonical form"));
            }
        }
    }

    /** Describes a valid value of the type, for an error message. */
    static String expected(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        return type == null ? "is not valid" : EXPECTED.getOrDefault(type, "is not valid");
    }

    private static @Nullable String text(MethodParameter parameter, HttpServletRequest request) {
        if (parameter.hasParameterAnnotation(RequestParam.class)) {
            return request.getParameter(ClosedQuery.name(parameter));
        }
        return parameter.hasParameterAnnotation(PathVariable.class)
                        && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> variables
                ? (String) variables.get(ClosedQuery.name(parameter))
                : null;
    }

    private static boolean isCanonical(Class<?> type, String text) {
        if (type == UUID.class) {
            return ID.matcher(text).matches();
        }
        if (type == int.class) {
            return INTEGER.matcher(text).matches();
        }
        if (type == Instant.class) {
            return TIME.matcher(text).matches();
        }
        return !type.isEnum()
                || Arrays.stream(type.getEnumConstants())
                        .anyMatch(constant -> ((Enum<?>) constant).name().equals(text));
    }
}
