package io.eventorchestrator.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Refuses queries that the application's operations would misread: an undeclared name, a name without a value, or a
 * repeated name. Spring ignores the first, treats the second as absent, and uses only the first value of the
 * third.
 */
final class ClosedQuery implements RequestCheck {

    // Reads all parameters, so that the container reports unreadable ones here.
    @Override
    public void check(HandlerMethod operation, HttpServletRequest request) {
        List<FieldProblem> problems = problems(request.getParameterMap(), declared(operation));
        if (!problems.isEmpty()) {
            throw FieldProblem.refusal(HttpStatus.BAD_REQUEST, problems);
        }
    }

    private static Set<String> declared(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(ClosedQuery::name)
                .collect(Collectors.toSet());
    }

    /** The parameter's name in a query or path. */
    static String name(MethodParameter parameter) {
        RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
        return declared == null || declared.name().isEmpty()
                ? parameter.getParameter().getName()
                : declared.name();
    }

    private static List<FieldProblem> problems(Map<String, String[]> query, Set<String> declared) {
        return query.entrySet().stream()
                .flatMap(given -> problem(given.getValue(), declared.contains(given.getKey()))
                        .map(message -> new FieldProblem(given.getKey(), message))
                        .stream())
                .toList();
    }

    private static Optional<String> problem(String[] values, boolean known) {
        if (!known) {
            return Optional.of("is not known");
        }
        if (values.length > 1) {
            return Optional.of("is given more than once");
        }
        return values[0].isEmpty() ? Optional.of("is empty") : Optional.empty();
    }
}
