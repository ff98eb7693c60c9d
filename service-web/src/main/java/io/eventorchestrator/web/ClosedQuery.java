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
 * Refuses a query that the application's own operations would otherwise half understand: a name that the operation does
 * not declare, a name without a value, a name given twice. Spring passes over the first, takes the second for absent
 * and the third by its first value.
 */
final class ClosedQuery implements RequestCheck {

    // Asks for all parameters, so that the container says here whether it can read them.
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

    /** What a query or a path calls the parameter. */
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
