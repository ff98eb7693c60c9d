package io.eventorchestrator.web;

import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Explains to a client why its body could not be read, in terms of the API instead of Java classes. */
final class UnreadableBody {

    static final FieldProblem LATE = new FieldProblem("body", "did not arrive in time");

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            Integer.class, "must be a whole number within 32 bits",
            Long.class, "must be a whole number within 64 bits",
            String.class, "must be a string",
            Boolean.class, "must be true or false",
            UUID.class, "must be a UUID of 36 characters");

    private UnreadableBody() {}

    static ProblemDetail explain(Throwable failure) {
        BodyTooLarge tooLarge = cause(failure, BodyTooLarge.class);
        if (tooLarge != null) {
            return new FieldProblem("body", String.valueOf(tooLarge.getMessage())).answer(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (cause(failure, SocketTimeoutException.class) != null) {
            return LATE.answer(HttpStatus.REQUEST_TIMEOUT);
        }
        return field(cause(failure, JacksonException.class)).answer(HttpStatus.BAD_REQUEST);
    }

    private static FieldProblem field(@Nullable JacksonException failure) {
        if (failure == null) {
            return new FieldProblem("body", "is missing");
        }
        String field = path(failure);
        return failure instanceof DatabindException || !field.isEmpty()
                ? new FieldProblem(field.isEmpty() ? "body" : field, message(failure))
                : new FieldProblem("body", "is not valid JSON" + place(failure));
    }

    private static String message(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException) {
            return "is not known";
        }
        return switch (failure) {
            case MismatchedInputException mismatch -> expected(mismatch.getTargetType());
            case InputCoercionException outOfRange ->
                expected(ClassUtils.resolvePrimitiveIfNecessary(outOfRange.getTargetType()));
            default -> "is not readable";
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type != null && Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        return type == null ? "is of the wrong type" : EXPECTED.getOrDefault(type, "must be an object");
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        failure.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.toString();
    }

    private static String place(JacksonException failure) {
        return failure.getLocation() == null
                ? ""
                : " at line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
